/**
 * Half the side of the neighbourhood in which paper is told from ink, in pixels of a picture of this size: it must reach beyond the
 * thickest stroke, and stay small enough to follow a shadow.
 */
export function paperRadius(width: number, height: number): number {
  const side = Math.min(width, height);
  return Math.round(Math.max(12, side < 320 ? side / 4 : 80 + (side - 320) / 20));
}
