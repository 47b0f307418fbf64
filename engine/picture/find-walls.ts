/** Two loops that touch share a wall of at most two strokes, bent as they are. */
const MAX_WALL_STROKES = 3;
const MIN_WALL_STROKES = 1.5;
/** A chain of loops is wider than high. */
const MIN_CHAIN_ASPECT = 1.2;

/**
 * Where two loops touch, as zeros in a row do, their sides are one thick wall, and the cheapest ways lead around it, so
 * that one loop keeps the whole wall and the other is left open. Finds the middles of such walls: columns with one run of ink
 * between columns with an upper and a lower one.
 *
 * @param ink [rows, columns], 1 is ink; upright strokes stand upright
 * @param strokeWidth in columns
 * @returns the walls' middle columns, and how much ink is in them
 */
export function findWalls(
  ink: Float32Array,
  rows: number,
  columns: number,
  strokeWidth: number,
): { column: number; length: number }[] {
  const runs = new Uint16Array(columns);
  const lengths = new Uint16Array(columns);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const i = row * columns + column;
      if (!ink[i]) continue;
      lengths[column]! += 1;
      if (row === 0 || !ink[i - columns]) runs[column]! += 1;
    }
  }
  const walls: { column: number; length: number }[] = [];
  if (columns < MIN_CHAIN_ASPECT * rows) return walls;
  const hollow = Math.ceil(strokeWidth);
  const isOpen = (from: number, to: number) =>
    from >= 0 && to <= columns && runs.subarray(from, to).every((count) => count === 2);
  for (let start = 1; start < columns; start++) {
    if (runs[start] !== 1) continue;
    let end = start;
    while (end < columns && runs[end] === 1) end++;
    const isBetweenLoops = isOpen(start - hollow, start) && isOpen(end, end + hollow);
    const isThin = end - start <= MAX_WALL_STROKES * strokeWidth;
    if (isBetweenLoops && isThin && lengths[(start + end) >> 1]! >= MIN_WALL_STROKES * strokeWidth) {
      const column = (start + end) >> 1;
      walls.push({ column, length: lengths[column]! });
    }
    start = end;
  }
  return walls;
}
