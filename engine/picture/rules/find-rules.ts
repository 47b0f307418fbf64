import { findLongRuns } from './find-long-runs.ts';
import { poolInk } from './pool-ink.ts';

/** A straight line of ink, nearly level or nearly upright; of an upright one, read "row" for "column" and the other way round. */
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

/** Masks are searched at this many blocks a side at most. */
const MAX_SIDE = 480;
/** Rules fall or climb by at most this many rows per column. */
const STEEPEST = 0.1;
/** Neighbouring slopes part by at most this many rows from end to end, which the tolerance of a block to either side covers. */
const DRIFT = 3;
/** How near to both edges a spanning rule comes, as a share of the width. */
const EDGE = 0.04;
/** A rule along the picture's edge, no further from it than this share of the shorter side, may end earlier: frames have corners. */
const BORDER = 0.25;
const BORDER_EDGE = 0.14;
/** Shorter ones are no rules, in blocks. */
const MIN_LENGTH = 8;

/**
 * Finds what is too long and too straight to be writing: ruled and squared paper, frames, table and sudoku lines. Each
 * slope's rows are run along, with a block's tolerance to either side.
 *
 * @param mask [height, width], 1 is ink
 * @param minLengths of rules that end within the picture, in pixels
 */
export function findRules(
  mask: Uint8Array,
  width: number,
  height: number,
  minLengths: { readonly level: number; readonly upright: number },
): { level: Rule[]; upright: Rule[] } {
  const step = Math.ceil(Math.max(width, height) / MAX_SIDE);
  const columns = Math.ceil(width / step);
  const rows = Math.ceil(height / step);
  const blocks = poolInk(mask, width, height, step); // [rows, columns]
  const turned = transpose(blocks, columns, rows); // [columns, rows]
  return {
    level: findLevelRules(blocks, columns, rows, { step, width, minLength: minLengths.level }),
    upright: findLevelRules(turned, rows, columns, { step, width: height, minLength: minLengths.upright }),
  };
}

/**
 * @param blocks [rows, columns], non-zero is ink
 * @param scale.step pixels for each block
 * @param scale.width of the picture, in pixels
 * @param scale.minLength in pixels
 */
function findLevelRules(
  blocks: Uint8Array,
  columns: number,
  rows: number,
  { step, width, minLength }: { step: number; width: number; minLength: number },
): Rule[] {
  const rules: Rule[] = [];
  const least = Math.ceil(Math.max(MIN_LENGTH, Math.min((1 - 2 * BORDER_EDGE) * columns, minLength / step)));
  const border = BORDER * Math.min(rows, columns);
  const steps = Math.ceil((STEEPEST * columns) / DRIFT);
  const margin = steps * DRIFT;
  const spread = spreadAcross(blocks, columns, rows, margin); // [rows + 2 · margin, columns]
  const path = new Int32Array(columns);
  for (let k = -steps; k <= steps; k++) {
    const slope = (k * DRIFT) / columns;
    for (let column = 0; column < columns; column++) path[column] = Math.round(slope * column) * columns + column;
    const drift = Math.abs(k) * DRIFT;
    // Only lines that meet the picture: those that fall start above it, those that climb end above it.
    const first = k > 0 ? -drift : 0;
    const last = k < 0 ? rows + drift : rows;
    for (let offset = first; offset < last; offset++) {
      const middle = offset + slope * (columns / 2);
      const edge = (middle < border || middle > rows - border ? BORDER_EDGE : EDGE) * columns + 1;
      for (const { start, end } of findLongRuns(spread, (offset + margin) * columns, path, least)) {
        const isSpanning = start <= edge && end >= columns - edge;
        if (isSpanning || (end - start) * step >= minLength)
          rules.push({ from: start * step, to: Math.min(width, end * step), offset: offset * step, slope, isSpanning });
      }
    }
  }
  return rules;
}

/** Ink in a block or in those above and below it, with `margin` rows of paper above and below the picture. */
function spreadAcross(blocks: Uint8Array, columns: number, rows: number, margin: number): Uint8Array {
  const spread = new Uint8Array(columns * (rows + 2 * margin));
  for (let i = 0; i < blocks.length; i++) {
    if (!blocks[i]) continue;
    const to = i + margin * columns;
    spread[to] = 1;
    if (i >= columns) spread[to - columns] = 1;
    if (i + columns < blocks.length) spread[to + columns] = 1;
  }
  return spread;
}

function transpose(blocks: Uint8Array, columns: number, rows: number): Uint8Array {
  const transposed = new Uint8Array(blocks.length);
  for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) transposed[x * rows + y] = blocks[y * columns + x]!;
  return transposed;
}
