/**
 * For each side of a rectangle, the share of its length that has ink no deeper inside than `depth`: top, bottom, left, right.
 *
 * @param isInk whether there is ink at a place within it
 */
export function coveredSides(
  { width, height }: { readonly width: number; readonly height: number },
  depth: number,
  isInk: (x: number, y: number) => boolean,
): number[] {
  /** @param isInkAt how far along the side, and how deep */
  const coverOf = (length: number, isInkAt: (along: number, across: number) => boolean): number => {
    let covered = 0;
    for (let along = 0; along < length; along++)
      for (let across = 0; across < depth; across++)
        if (isInkAt(along, across)) {
          covered++;
          break;
        }
    return covered / length;
  };
  return [
    coverOf(width, (along, across) => isInk(along, across)),
    coverOf(width, (along, across) => isInk(along, height - 1 - across)),
    coverOf(height, (along, across) => isInk(across, along)),
    coverOf(height, (along, across) => isInk(width - 1 - across, along)),
  ];
}
