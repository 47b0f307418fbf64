import type { Component, Labels } from './label-components.ts';

/** Paper that a component's ink encloses. */
export interface Hole {
  /** First row and the one after the last, in cells. */
  readonly top: number;
  readonly bottom: number;
  /** For each row from `top`, its first column and the one after its last, in cells. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** In cells. */
  readonly area: number;
}

/**
 * Finds the paper that a component encloses, hole by hole.
 *
 * @param step size of a cell in pixels: every so many rows and columns are looked at
 * @param reach how many cells further the ink counts to reach, so that what is nearly closed is a hole, too
 */
export function findHoles(labels: Labels, component: Component, step: number, reach = 0): Hole[] {
  const { isInk: isSeen, columns } = sample(labels, component, step, reach);
  flood(isSeen, columns, 0, () => undefined);
  const holes: Hole[] = [];
  for (let start = 0; start < isSeen.length; start++) {
    if (isSeen[start]) continue;
    const cells: number[] = [];
    flood(isSeen, columns, start, (cell) => cells.push(cell));
    holes.push(describeHole(cells, columns));
  }
  return holes;
}

/** The component's ink in cells, with a margin of paper around, which joins all that is outside. */
function sample({ labels, width }: Labels, { label, bounds }: Component, step: number, reach: number) {
  const rows = Math.ceil((bounds.bottom - bounds.top) / step) + 2;
  const columns = Math.ceil((bounds.right - bounds.left) / step) + 2;
  const isInk = new Uint8Array(rows * columns);
  for (let row = 1; row < rows - 1; row++) {
    const y = Math.min(bounds.bottom - 1, bounds.top + (row - 1) * step + (step >> 1));
    for (let column = 1; column < columns - 1; column++) {
      const x = Math.min(bounds.right - 1, bounds.left + (column - 1) * step + (step >> 1));
      if (labels[y * width + x] === label) isInk[row * columns + column] = 1;
    }
  }
  return { isInk: reach > 0 ? spread(isInk, rows, columns, reach) : isInk, columns };
}

/** Ink in every cell that has some at most `reach` rows and columns away, but none in the margin. */
function spread(isInk: Uint8Array, rows: number, columns: number, reach: number): Uint8Array {
  const across = new Uint8Array(isInk.length);
  for (let row = 1; row < rows - 1; row++) {
    const [first, last] = [row * columns + 1, (row + 1) * columns - 1];
    for (let i = first; i < last; i++)
      if (isInk[i]) across.fill(1, Math.max(first, i - reach), Math.min(last, i + reach + 1));
  }
  const both = across.slice();
  for (let row = 1; row < rows - 1; row++) {
    for (let near = Math.max(1, row - reach); near <= Math.min(rows - 2, row + reach); near++)
      for (let i = row * columns, from = near * columns; i < (row + 1) * columns; i++, from++)
        if (across[from]) both[i] = 1;
  }
  return both;
}

/** Visits the paper that hangs together with a cell, sideways and up and down. @param isSeen ink, and paper that was visited */
function flood(isSeen: Uint8Array, columns: number, start: number, visit: (cell: number) => void): void {
  const stack = [start];
  isSeen[start] = 1;
  while (stack.length > 0) {
    const cell = stack.pop()!;
    visit(cell);
    const column = cell % columns;
    const beside = [cell - columns, cell + columns, column > 0 ? cell - 1 : -1, column + 1 < columns ? cell + 1 : -1];
    for (const other of beside) {
      if (other < 0 || other >= isSeen.length || isSeen[other]) continue;
      isSeen[other] = 1;
      stack.push(other);
    }
  }
}

/** @param columns of the grid with its margin, which is taken off */
function describeHole(cells: readonly number[], columns: number): Hole {
  const rowOf = (cell: number) => Math.floor(cell / columns) - 1;
  const top = cells.reduce((least, cell) => Math.min(least, rowOf(cell)), Number.POSITIVE_INFINITY);
  const bottom = cells.reduce((most, cell) => Math.max(most, rowOf(cell) + 1), 0);
  const left = new Int32Array(bottom - top).fill(columns);
  const right = new Int32Array(bottom - top);
  for (const cell of cells) {
    const [row, column] = [rowOf(cell) - top, (cell % columns) - 1];
    left[row] = Math.min(left[row]!, column);
    right[row] = Math.max(right[row]!, column + 1);
  }
  return { top, bottom, left, right, area: cells.length };
}
