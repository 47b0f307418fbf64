import type { Component, Labels } from './label-components.ts';

/** A way to cut a component from top to bottom. */
export interface Seam {
  /** For each row of the component's bounds, the first column (in picture pixels) right of the cut. */
  readonly columns: Int32Array;
  /** Ink cut through, in pixels. */
  readonly cost: number;
}

/** Rows that a component is searched at; taller ones are sampled. */
const MAX_ROWS = 96;
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
 * @param slant horizontal shift per row upwards that straight strokes have
 * @param maxCost seams that cut more ink, in pixels, are left out
 * @param minSpacing between two seams, in pixels
 * @returns from left to right, at most `maxSeams`, the cheapest
 */
export function findSeams(
  { labels, width }: Labels,
  { label, bounds }: Component,
  options: { slant: number; maxCost: number; minSpacing: number; maxSeams: number },
): Seam[] {
  const step = Math.max(1, Math.ceil((bounds.bottom - bounds.top) / MAX_ROWS));
  const rows = Math.ceil((bounds.bottom - bounds.top) / step);
  const middle = rows >> 1;
  const reach = Math.ceil(Math.abs(options.slant) * rows * 0.5);
  const columns = Math.ceil((bounds.right - bounds.left) / step) + 2 * reach;
  // Column c of row r lies at this column of the component, so that slanted strokes stand upright.
  const shiftOf = (row: number) => Math.round(options.slant * (middle - row)) - reach;
  const ink = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const shift = shiftOf(row);
    const y = Math.min(bounds.bottom - 1, bounds.top + row * step + (step >> 1));
    for (let column = 0; column < columns; column++) {
      const x = bounds.left + (column + shift) * step + (step >> 1);
      if (x >= bounds.left && x < bounds.right && labels[y * width + x] === label) ink[row * columns + column] = 1;
    }
  }
  const down = accumulate(ink, rows, columns, 0, middle);
  const up = accumulate(ink, rows, columns, rows - 1, middle);
  const cost = new Float32Array(columns);
  for (let column = 0; column < columns; column++) {
    const i = middle * columns + column;
    cost[column] = (down[i]! + up[i]! - ink[i]! - PAPER) * step;
  }
  const total = ink.reduce((sum, value) => sum + value, 0);
  const minShare = (MIN_SIDE_AREA * rows * rows) / total;
  const paths = localMinima(cost)
    .filter((column) => cost[column]! <= options.maxCost)
    .map((column) => {
      const path = new Int32Array(rows);
      trace(down, path, columns, middle, 0, column);
      trace(up, path, columns, middle, rows - 1, column);
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

/** Cheapest cost from row `from` to each cell of the rows up to `to`, that cell included. */
function accumulate(ink: Float32Array, rows: number, columns: number, from: number, to: number): Float32Array {
  const total = new Float32Array(rows * columns);
  const direction = to >= from ? 1 : -1;
  for (let row = from; row !== to + direction; row += direction) {
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column;
      let before = 0;
      if (row !== from) {
        const above = i - direction * columns;
        before = total[above]!;
        if (column > 0) before = Math.min(before, total[above - 1]! + ASIDE);
        if (column + 1 < columns) before = Math.min(before, total[above + 1]! + ASIDE);
      }
      total[i] = before + ink[i]! + PAPER;
    }
  }
  return total;
}

/** Follows the cheapest path back from `column` of row `start` to row `end`. */
function trace(total: Float32Array, path: Int32Array, columns: number, start: number, end: number, column: number) {
  const direction = end >= start ? 1 : -1;
  path[start] = column;
  for (let row = start; row !== end; row += direction) {
    const next = (row + direction) * columns;
    let best = column;
    if (column > 0 && total[next + column - 1]! + ASIDE < total[next + best]!) best = column - 1;
    const aside = best === column ? 0 : ASIDE;
    if (column + 1 < columns && total[next + column + 1]! + ASIDE < total[next + best]! + aside) best = column + 1;
    column = best;
    path[row + direction] = column;
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
