import { heightOf } from '../../decode/bounds.ts';
import { groupLines } from '../../decode/group-lines.ts';
import type { Component, Labels } from '../raster/label-components.ts';

/** Ink this high, in digit heights, may be digits of two lines that touch. */
const MIN_HEIGHT = 1.6;
/** What is lower than this share of the highest ink is a mark, and tells nothing of the digits' height. */
const MARK_HEIGHT = 0.3;
/** A stroke slimmer than this is a bar or a bracket: two digits above each other are wider. Width by height. */
const MIN_ASPECT = 0.15;
/** A line runs through ink if it has a digit this near, in digit heights, that shares this part of its height with it. */
const MAX_SPACE = 4;
const MIN_OVERLAP = 0.5;
/** Middles of lines are at least this far apart, and a cut is this near to the middle between them. In digit heights. */
const MIN_PITCH = 0.8;
const CUT_RANGE = 0.25;

const middleOf = ({ bounds }: Component) => (bounds.top + bounds.bottom) / 2;

/**
 * Cuts ink that belongs to two lines, as a long tail does that runs into a digit below: lines of the other ink must run on both sides
 * of the cut, which is where least ink is between them. Writes the labels of the lower parts into `labels`.
 *
 * @param components as `removeSpecks` leaves them
 * @returns the same with the parts in place of what was cut; `components` itself where nothing was
 */
export function partLines(labels: Labels, components: readonly Component[]): readonly Component[] {
  const highest = Math.max(...components.map(heightOf));
  const heights = components
    .map(heightOf)
    .filter((height) => height >= MARK_HEIGHT * highest)
    .sort((a, b) => a - b);
  const digitHeight = heights[(heights.length - 1) >> 1]!;
  const isTall = (component: Component) => heightOf(component) >= MIN_HEIGHT * digitHeight;
  const tall = components.filter(isTall);
  if (tall.length === 0) return components;
  const digits = components.filter((component) => !isTall(component) && heightOf(component) >= digitHeight / 2);
  const lines = groupLines(digits);
  let nextLabel = labels.components.length + 1;
  let parted = components;
  for (const component of tall) {
    const { left, right } = component.bounds;
    if (right - left < MIN_ASPECT * heightOf(component)) continue;
    const neighbours = lines
      .flatMap(({ pieces }) => nearest(component, pieces, digitHeight) ?? [])
      .sort((a, b) => middleOf(a) - middleOf(b));
    const rows: number[] = [];
    for (let i = 1; i < neighbours.length; i++) {
      const [upper, lower] = [neighbours[i - 1]!, neighbours[i]!];
      if (middleOf(lower) - middleOf(upper) < MIN_PITCH * digitHeight) continue;
      const middle = (upper.bounds.bottom + lower.bounds.top) / 2;
      rows.push(rowOfLeastInk(labels, component, middle, CUT_RANGE * digitHeight));
    }
    if (rows.length === 0) continue;
    const parts = cutAt(labels, component, rows, nextLabel);
    nextLabel += parts.length;
    parted = parted.flatMap((other) => (other === component ? parts : other));
  }
  return parted;
}

/** The piece of a line that is nearest to a component beside it, if the line runs through it. */
function nearest(component: Component, pieces: readonly Component[], digitHeight: number): Component | undefined {
  const { left, top, right, bottom } = component.bounds;
  const spaceTo = ({ bounds }: Component) => Math.max(bounds.left - right, left - bounds.right);
  return pieces
    .filter((piece) => {
      const overlap = Math.min(bottom, piece.bounds.bottom) - Math.max(top, piece.bounds.top);
      return overlap >= MIN_OVERLAP * heightOf(piece) && spaceTo(piece) <= MAX_SPACE * digitHeight;
    })
    .sort((a, b) => spaceTo(a) - spaceTo(b))[0];
}

/** The row within `range` of the middle with the least ink, which counts up to twice as much further away. */
function rowOfLeastInk({ labels, width }: Labels, { label, bounds }: Component, middle: number, range: number): number {
  let best = Math.round(middle);
  let least = Number.POSITIVE_INFINITY;
  const from = Math.max(bounds.top + 1, Math.round(middle - range));
  const to = Math.min(bounds.bottom - 1, Math.round(middle + range));
  for (let y = from; y <= to; y++) {
    let count = 0;
    for (let x = bounds.left; x < bounds.right; x++) if (labels[y * width + x] === label) count++;
    const cost = count * (1 + Math.abs(y - middle) / range);
    if (cost >= least) continue;
    least = cost;
    best = y;
  }
  return best;
}

/** Parts of a component between rows, from top to bottom; the first keeps its label. */
function cutAt(
  { labels, width }: Labels,
  { label, bounds }: Component,
  rows: readonly number[],
  firstLabel: number,
): Component[] {
  const { left, top, right, bottom } = bounds;
  const parts = [label, ...rows.map((_, i) => firstLabel + i)].map((own) => ({
    label: own,
    bounds: { left: right, top: bottom, right: left, bottom: top },
    area: 0,
    perimeter: 0,
  }));
  for (let y = top; y < bottom; y++) {
    const part = parts[rows.filter((row) => row <= y).length]!;
    const box = part.bounds;
    for (let x = left; x < right; x++) {
      const i = y * width + x;
      if (labels[i] !== label) continue;
      labels[i] = part.label;
      part.area++;
      const sides = [x > 0 && labels[i - 1], x + 1 < width && labels[i + 1], labels[i - width], labels[i + width]];
      part.perimeter += sides.filter((neighbour) => !neighbour).length;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = y + 1;
    }
  }
  return parts.filter(({ area }) => area > 0);
}
