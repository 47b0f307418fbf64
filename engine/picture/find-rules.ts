/** A straight line of ink, nearly level (or nearly upright, when found in the transposed mask). */
export interface Rule {
  /** Column of its first pixel and of the one after its last. */
  readonly from: number;
  readonly to: number;
  /** Its row at column 0 and how many rows it falls per column. */
  readonly offset: number;
  readonly slope: number;
  /** Whether it goes from edge to edge of the picture. */
  readonly isSpanning: boolean;
}

/** Masks are searched at this many pixels a side at most. */
const MAX_SIDE = 480;
/** Rules fall or climb by at most this many rows per column. */
const STEEPEST = 0.1;
/** Neighbouring slopes part by at most this many rows from end to end, which the tolerance of a pixel to either side covers. */
const DRIFT = 3;
/** A rule may be broken for this many pixels, as printing on rough paper is. */
const MAX_BREAK = 3;
/** How near to both edges a spanning rule comes, as a share of the width. */
const EDGE = 0.04;
/** A rule along the picture's edge, no further from it than this share of the shorter side, may end earlier: frames have corners. */
const BORDER = 0.25;
const BORDER_EDGE = 0.14;

/**
 * Finds what is too long and too straight to be writing: ruled and squared paper, frames, table and sudoku lines. Each
 * slope's rows are run along, with a pixel's tolerance to either side.
 *
 * @param mask [height, width], non-zero is ink
 * @param minLength of a rule that ends within the picture, in pixels
 */
export function findRules(mask: Uint8Array, width: number, height: number, minLength: number): Rule[] {
  const step = Math.ceil(Math.max(width, height) / MAX_SIDE);
  const columns = Math.ceil(width / step);
  const rows = Math.ceil(height / step);
  const pooled = pool(mask, width, height, step, columns, rows);
  const rules: Rule[] = [];
  const least = Math.max(8, Math.min((1 - 2 * BORDER_EDGE) * columns, minLength / step));
  const border = BORDER * Math.min(rows, columns);
  const steps = Math.ceil((STEEPEST * columns) / DRIFT);
  for (let k = -steps; k <= steps; k++) {
    const slope = (k * DRIFT) / columns;
    const drift = Math.ceil(Math.abs(slope) * columns);
    const shift = Int32Array.from({ length: columns }, (_, column) => Math.round(slope * column));
    for (let offset = -drift; offset < rows + drift; offset++) {
      let start = -1;
      let end = -1;
      for (let column = 0; column <= columns; column++) {
        const row = offset + (shift[column] ?? 0);
        const isInk = column < columns && row >= 0 && row < rows && pooled[row * columns + column]! > 0;
        if (isInk) {
          if (start < 0) start = column;
          end = column + 1;
        }
        if (start < 0 || (column < columns && column - end < MAX_BREAK)) continue;
        const middle = offset + slope * (columns / 2);
        const edge = (middle < border || middle > rows - border ? BORDER_EDGE : EDGE) * columns + 1;
        const isSpanning = start <= edge && end >= columns - edge;
        if (end - start >= least && (isSpanning || (end - start) * step >= minLength))
          rules.push({ from: start * step, to: Math.min(width, end * step), offset: offset * step, slope, isSpanning });
        start = -1;
      }
    }
  }
  return rules;
}

/** Any ink in a block or in the rows beside it. */
function pool(
  mask: Uint8Array,
  width: number,
  height: number,
  step: number,
  columns: number,
  rows: number,
): Uint8Array {
  const pooled = new Uint8Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / step) * columns;
    for (let x = 0; x < width; x++) if (mask[y * width + x]) pooled[row + Math.floor(x / step)] = 1;
  }
  const spread = new Uint8Array(pooled);
  for (let i = 0; i < pooled.length; i++) {
    if (!pooled[i]) continue;
    if (i >= columns) spread[i - columns] = 1;
    if (i + columns < pooled.length) spread[i + columns] = 1;
  }
  return spread;
}
