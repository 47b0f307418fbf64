/** A drawing: strokes of points in any unit, y downwards. */
export type Strokes = readonly (readonly (readonly [x: number, y: number])[])[];

/** Left, top, right and bottom of a drawing. */
export function boundsOf(strokes: Strokes): [left: number, top: number, right: number, bottom: number] {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const stroke of strokes)
    for (const [x, y] of stroke) {
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  return [left, top, right, bottom];
}
