import { findHoles, type Hole } from '../raster/find-holes.ts';
import type { Component, Labels } from '../raster/label-components.ts';
import { type Seam, stepOf } from './find-seams.ts';

/** Loops are at least this high, as a share of the component's height. */
const MIN_LOOP_HEIGHT = 0.15;
/** Loops that gaps of up to twice this many stroke widths leave open are loops, too. */
const GAP_STROKES = 0.6;
/** Loops beside each other share at least this part of the lower one's height. */
const MIN_OVERLAP = 0.5;
/** The wall between two loops is at most this thick where it is thinnest, and twice as thick in most rows, in stroke widths. */
const MAX_WALL_STROKES = 3;
/** What a wall costs, in stroke widths: the loops on both sides speak for it, however long the cut through it is. */
const WALL_COST = 1;
/** Walls lean at most this much, in columns a row. */
const MAX_SLOPE = 1;

/**
 * Where two loops touch, as zeros in a row do, their sides are one thick wall, and the cheapest seams lead around it, so that one loop
 * keeps the whole wall and the other is left open. Finds such walls between loops beside each other, and cuts them along their middle.
 *
 * @param holes of the component (`findHoles`), in cells of `stepOf`
 * @param strokeWidth of the component, in pixels
 */
export function findWalls(labels: Labels, component: Component, holes: readonly Hole[], strokeWidth: number): Seam[] {
  const { bounds } = component;
  const step = stepOf(component);
  const rows = Math.ceil((bounds.bottom - bounds.top) / step);
  const loops = findLoops(labels, component, holes, Math.round((GAP_STROKES * strokeWidth) / step));
  const seams: Seam[] = [];
  for (const left of loops) {
    for (const right of loops) {
      const middle = middleBetween(left, right, (MAX_WALL_STROKES * strokeWidth) / step, rows);
      if (!middle) continue;
      const columns = new Int32Array(bounds.bottom - bounds.top);
      for (let y = 0; y < columns.length; y++)
        columns[y] = bounds.left + Math.round(middle[Math.floor(y / step)]! * step);
      seams.push({ columns, cost: WALL_COST * strokeWidth });
    }
  }
  return seams;
}

/** Holes that are high enough to be a digit's, and what would be one if the ink reached a little further. */
function findLoops(labels: Labels, component: Component, holes: readonly Hole[], reach: number): Hole[] {
  const { top, bottom } = component.bounds;
  const step = stepOf(component);
  const least = (MIN_LOOP_HEIGHT * (bottom - top)) / step;
  const closed = holes.filter((hole) => hole.bottom - hole.top >= least);
  if (reach < 1) return closed;
  const open = findHoles(labels, component, step, reach)
    .filter((hole) => hole.bottom - hole.top >= least - 2 * reach && !closed.some((other) => isInside(hole, other)))
    .map(({ left, right, ...rest }) => ({
      ...rest,
      left: left.map((x) => x - reach),
      right: right.map((x) => x + reach),
    }));
  return [...closed, ...open];
}

/** Whether the middle of a hole lies in another one. */
function isInside(hole: Hole, other: Hole): boolean {
  const row = (hole.top + hole.bottom) >> 1;
  const x = (hole.left[row - hole.top]! + hole.right[row - hole.top]!) / 2;
  return (
    row >= other.top && row < other.bottom && x >= other.left[row - other.top]! && x < other.right[row - other.top]!
  );
}

/**
 * The middle of the wall between two holes, and beyond it the straight line that goes on as the wall does, but goes through neither hole.
 *
 * @param maxWall in cells
 * @returns [rows], columns in cells; undefined where `left` is not beside `right`, or something else is between them
 */
function middleBetween(left: Hole, right: Hole, maxWall: number, rows: number): Float64Array | undefined {
  const top = Math.max(left.top, right.top);
  const bottom = Math.min(left.bottom, right.bottom);
  const lower = Math.min(left.bottom - left.top, right.bottom - right.top);
  if (left === right || bottom - top < Math.max(2, MIN_OVERLAP * lower)) return undefined;
  const middle = new Float64Array(rows);
  const thicknesses: number[] = [];
  for (let row = top; row < bottom; row++) {
    const [from, to] = [left.right[row - left.top]!, right.left[row - right.top]!];
    if (to < from) return undefined;
    thicknesses.push(to - from);
    middle[row] = (from + to) / 2;
  }
  thicknesses.sort((a, b) => a - b);
  if (thicknesses[0]! > maxWall || thicknesses[thicknesses.length >> 1]! > 2 * maxWall) return undefined;
  const at = fitLine(middle, top, bottom);
  for (let row = 0; row < rows; row++) {
    if (row >= top && row < bottom) continue;
    const least = row >= left.top && row < left.bottom ? left.right[row - left.top]! + 1 : Number.NEGATIVE_INFINITY;
    const most = row >= right.top && row < right.bottom ? right.left[row - right.top]! - 1 : Number.POSITIVE_INFINITY;
    middle[row] = Math.min(most, Math.max(least, at(row)));
  }
  return middle;
}

/** Least squares over the rows from `top` to `bottom`. */
function fitLine(columns: Float64Array, top: number, bottom: number): (row: number) => number {
  const count = bottom - top;
  const meanRow = (top + bottom - 1) / 2;
  let sum = 0;
  let moment = 0;
  let spread = 0;
  for (let row = top; row < bottom; row++) {
    sum += columns[row]!;
    moment += (row - meanRow) * columns[row]!;
    spread += (row - meanRow) ** 2;
  }
  const slope = Math.max(-MAX_SLOPE, Math.min(MAX_SLOPE, moment / spread));
  return (row) => sum / count + slope * (row - meanRow);
}
