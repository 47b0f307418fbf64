import { heightOf, isInside, widthOf } from '../../decode/bounds.ts';
import { BoxSums } from '../raster/box-sums.ts';
import { type Component, labelComponents, strokeWidth } from '../raster/label-components.ts';
import type { Nesting } from '../raster/nest.ts';

/** A ring and all within it take less than this share of the rectangle around them: an ellipse takes 0.79. */
const MAX_FILL = 0.88;
/** How deep a ring's own ink goes, in widths of its stroke: pens vary. */
const DEPTH = 1.5;
/** What is left of a digit that touches the ring is this high at least, and at most, in heights of the highest stroke within. */
const MIN_HEIGHT = 0.4;
const MAX_HEIGHT = 1.6;
/** And its strokes are this wide at least, in widths of the ring's: else it is the ring's own fringe. */
const MIN_WIDTH = 0.5;

/**
 * Of digits that touch a ring around a number, what is further from its outside than the ring is thick.
 *
 * @param ring that has some of the strokes within it
 * @returns places in the mask
 */
export function attachedToRing(
  ring: Component,
  strokes: readonly Component[],
  { ink, paper, paperOf }: Nesting,
): number[] {
  const [left, top] = [ring.bounds.left - 1, ring.bounds.top - 1]; // with a pixel around it
  const [width, height] = [widthOf(ring) + 2, heightOf(ring) + 2];
  const surroundings = paperOf[ring.label]!;
  const within = strokes.filter(
    ({ bounds, label }) => isInside(bounds, ring.bounds) && paperOf[label] !== surroundings,
  );
  if (within.length === 0) return []; // it is open
  const highest = within.reduce((most, stroke) => Math.max(most, heightOf(stroke)), 0);
  const placeOf = (x: number, y: number) => (top + y) * ink.width + left + x;
  const outside = new Uint8ClampedArray(width * height).fill(1);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) outside[y * width + x] = Number(paper.labels[placeOf(x, y)] === surroundings);
  const enclosed = outside.reduce((sum, value) => sum + 1 - value, 0);
  if (enclosed > MAX_FILL * widthOf(ring) * heightOf(ring)) return [];
  const sums = new BoxSums(outside, width, height, Math.ceil(DEPTH * strokeWidth(ring)));
  const deep = new Uint8Array(outside.length);
  for (let y = 0, i = 0; y < height; y++) {
    const row = sums.next();
    for (let x = 0; x < width; x++, i++) deep[i] = Number(row[x] === 0 && ink.labels[placeOf(x, y)] === ring.label);
  }
  const { labels, components } = labelComponents(deep, width, height);
  const digits = new Set(
    components.filter((one) => isDigitOf(one, highest, strokeWidth(ring))).map(({ label }) => label),
  );
  const places: number[] = [];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) if (digits.has(labels[i]!)) places.push(placeOf(x, y));
  return places;
}

/** @param stroke the ring's width */
function isDigitOf(one: Component, highest: number, stroke: number): boolean {
  const isAsHigh = heightOf(one) >= MIN_HEIGHT * highest && heightOf(one) <= MAX_HEIGHT * highest;
  return isAsHigh && strokeWidth(one) >= MIN_WIDTH * stroke;
}
