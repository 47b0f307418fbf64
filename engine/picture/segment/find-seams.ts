import type { Component, Labels } from '../raster/label-components.ts';

/** A way to cut a component from top to bottom. */
export interface Seam {
  /** For each row of the component's bounds, the first column (in picture pixels) right of the cut. */
  readonly columns: Int32Array;
  /** What is cut through, in pixels: a stroke counts as much as it is wide, a length of contact less than it is long. */
  readonly cost: number;
}

/** Rows that a component is searched at; taller ones are sampled. */
const MAX_ROWS = 96;

/** Every how many rows and columns a component is looked at, in pixels. */
export function stepOf({ bounds }: Component): number {
  return Math.max(1, Math.ceil((bounds.bottom - bounds.top) / MAX_ROWS));
}

/** Cost of a pixel of ink, and of entering a stroke in stroke widths: one long contact is cut rather than two strokes. */
const INK = 0.35;
const ENTRY = 0.65;
/** Cost of a step aside, as a share of a pixel of ink: keeps seams straight where nothing is to be won. */
const ASIDE = 0.12;
/** A cut must leave at least this much ink on both sides, as a share of the component's squared height. */
const MIN_SIDE_AREA = 0.012;
/** Cost of a row of paper, so that among free ways the shortest wins. */
const PAPER = 0.004;

/**
 * Finds the cheapest ways from top to bottom through a component: through each column of its middle row leads one
 * cheapest path over its ink, and the local minima among these are the cuts worth trying. Such seams bend around
 * overhanging strokes, which straight cuts go through.
 *
 * @param options.slant horizontal shift per row upwards that straight strokes have
 * @param options.maxCost seams that cut more, in pixels, are left out
 * @param options.minSpacing between two seams, in pixels
 * @returns from left to right, at most `maxSeams`, the cheapest
 */
export function findSeams(
  { labels, width }: Labels,
  component: Component,
  options: { slant: number; strokeWidth: number; maxCost: number; minSpacing: number; maxSeams: number },
): Seam[] {
  const { label, bounds } = component;
  const step = stepOf(component);
  const rows = Math.ceil((bounds.bottom - bounds.top) / step);
  const middle = rows >> 1;
  const reach = Math.ceil(Math.abs(options.slant) * rows * 0.5);
  const columns = Math.ceil((bounds.right - bounds.left) / step) + 2 * reach;
  // Column c of row r lies at this column of the component, so that slanted strokes stand upright.
  const shiftOf = (row: number) => Math.round(options.slant * (middle - row)) - reach;
  const ink = new Float32Array(rows * columns);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const shift = shiftOf(row);
    const y = Math.min(bounds.bottom - 1, bounds.top + row * step + (step >> 1));
    for (let column = 0; column < columns; column++) {
      const x = bounds.left + (column + shift) * step + (step >> 1);
      if (x < bounds.left || x >= bounds.right || labels[y * width + x] !== label) continue;
      ink[row * columns + column] = 1;
      total++;
    }
  }
  const entry = (ENTRY * options.strokeWidth) / step;
  const down = findWays(ink, rows, columns, 0, middle, entry);
  const up = findWays(ink, rows, columns, rows - 1, middle, entry);
  const cost = new Float32Array(columns);
  for (let column = 0; column < columns; column++) {
    const i = middle * columns + column;
    cost[column] = (down.cost[i]! + up.cost[i]! - ink[i]! * (INK + entry) - PAPER) * step;
  }
  const minShare = (MIN_SIDE_AREA * rows * rows) / total;
  const paths = localMinima(cost)
    .filter((column) => cost[column]! <= options.maxCost)
    .map((column) => {
      const path = new Int32Array(rows);
      follow(down, path, columns, middle, 0, column);
      follow(up, path, columns, middle, rows - 1, column);
      return { column, path, cost: cost[column]! };
    })
    // A way around the outside cuts nothing off.
    .filter(({ path }) => {
      const share = inkLeftOf(ink, path, columns) / total;
      return share >= minShare && share <= 1 - minShare;
    })
    .sort((a, b) => a.cost - b.cost);
  const picked: typeof paths = [];
  for (const seam of paths) {
    const isApart = picked.every((other) => Math.abs(other.column - seam.column) * step >= options.minSpacing);
    if (isApart && picked.length < options.maxSeams) picked.push(seam);
  }
  return picked
    .sort((a, b) => a.column - b.column)
    .map(({ path, cost }) => {
      const seam = new Int32Array(bounds.bottom - bounds.top);
      for (let y = 0; y < seam.length; y++) {
        const row = Math.min(rows - 1, Math.floor(y / step));
        seam[y] = bounds.left + (path[row]! + shiftOf(row)) * step + (step >> 1);
      }
      return { columns: seam, cost };
    });
}

function inkLeftOf(ink: Float32Array, path: Int32Array, columns: number): number {
  let sum = 0;
  for (let row = 0; row < path.length; row++)
    for (let i = row * columns, end = i + path[row]!; i < end; i++) sum += ink[i]!;
  return sum;
}

/** The cheapest ways from one edge of the component to each of its cells. */
interface Ways {
  /** [rows, columns]: cost, the cell itself included. */
  readonly cost: Float32Array;
  /** [rows, columns]: column of the cell before, relative to this one's. */
  readonly before: Int8Array;
}

/** Straight on first, so that it wins a tie. */
const STEPS = [0, -1, 1] as const;

/** @param entry what entering ink costs, besides its pixels */
function findWays(ink: Float32Array, rows: number, columns: number, start: number, end: number, entry: number): Ways {
  const cost = new Float32Array(rows * columns);
  const before = new Int8Array(rows * columns);
  const direction = end >= start ? 1 : -1;
  for (let row = start; row !== end + direction; row += direction) {
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column;
      const here = PAPER + ink[i]! * INK;
      if (row === start) {
        cost[i] = here + ink[i]! * entry;
        continue;
      }
      const above = i - direction * columns;
      let least = Number.POSITIVE_INFINITY;
      for (const aside of STEPS) {
        if (column + aside < 0 || column + aside >= columns) continue;
        const isEntered = ink[i]! > ink[above + aside]!;
        const total = cost[above + aside]! + (aside === 0 ? 0 : ASIDE) + (isEntered ? entry : 0);
        if (total >= least) continue;
        least = total;
        before[i] = aside;
      }
      cost[i] = least + here;
    }
  }
  return { cost, before };
}

/** Writes the columns of the cheapest way from the middle cell back to row `end` in `path`. */
function follow({ before }: Ways, path: Int32Array, columns: number, middle: number, end: number, column: number) {
  const direction = end >= middle ? 1 : -1;
  path[middle] = column;
  for (let row = middle, at = column; row !== end; row += direction) {
    at += before[row * columns + at]!;
    path[row + direction] = at;
  }
}

/** Columns of the local minima; of a flat stretch its middle. */
function localMinima(cost: Float32Array): number[] {
  const minima: number[] = [];
  for (let start = 1; start + 1 < cost.length; start++) {
    let end = start;
    while (end + 1 < cost.length && Math.abs(cost[end + 1]! - cost[start]!) < 0.05) end++;
    const isMinimum = cost[start - 1]! > cost[start]! && (end + 1 >= cost.length || cost[end + 1]! > cost[start]!);
    if (isMinimum) minima.push((start + end) >> 1);
    start = end;
  }
  return minima;
}
