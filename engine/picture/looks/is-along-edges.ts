import type { Path } from '../../decode/best-path.ts';
import type { Raster } from '../raster/raster.ts';
import type { Fragment } from '../segment/cut-components.ts';
import type { SegmentedLine } from '../segment/segment.ts';

/** Across half of a line's runs or more, one side is darker than the other by no more than this share of how far the ink stands out. */
const MAX_INEQUALITY = 0.3;
/** Runs of ink no longer than this, in stroke widths, cross a stroke; longer ones lie along it. */
const MAX_CROSSING = 2;
/** So far from the ink there is paper, in stroke widths, however blurred it is, and in pixels at least. */
const REACH = 2;
const MIN_REACH = 3;

/**
 * Whether a line's digits are edges of things, not strokes: a stroke has paper on both sides, as light here as there, but beside an edge one side stays dark.
 * A line with nothing to compare, as at the picture's edge, is taken for strokes.
 *
 * @param fragmentMap [height, width], see `Segmentation`
 * @param gray dark ink on light paper, [height, width] as well
 */
export function isAlongEdges(
  { steps }: Path,
  { fragments }: SegmentedLine,
  fragmentMap: Int32Array,
  gray: Raster,
): boolean {
  const found = steps
    .filter(({ isDigit }) => isDigit)
    .flatMap(({ candidate: { from, to } }) => fragments.slice(from, to))
    .flatMap((fragment) => inequalitiesOf(fragment, fragmentMap, gray))
    .sort((a, b) => a - b);
  return (found[found.length >> 1] ?? 0) > MAX_INEQUALITY;
}

/** How unequal the paper is on both sides of each run of ink across a stroke, level or upright: 0 is equal, 1 is paper on one side only. */
function inequalitiesOf(fragment: Fragment, fragmentMap: Int32Array, gray: Raster): number[] {
  const { left, top, right, bottom } = fragment.bounds;
  const { width, height } = gray;
  const found: number[] = [];
  const scan = (start: number, step: number, from: number, to: number, length: number) => {
    for (let i = from; i < to; i++) {
      if (fragmentMap[start + i * step] !== fragment.label) continue;
      const first = i;
      while (i < to && fragmentMap[start + i * step] === fragment.label) i++;
      const run = i - first;
      if (run > MAX_CROSSING * fragment.strokeWidth) continue;
      const reach = Math.round(Math.max(MIN_REACH, REACH * fragment.strokeWidth));
      if (first < reach || length - i < reach) continue; // at the picture's edge
      const ink = darkest(gray.values, start + first * step, step, run);
      const before = lightest(gray.values, start + (first - 1) * step, -step, reach);
      const after = lightest(gray.values, start + i * step, step, reach);
      const contrast = Math.max(before, after) - ink;
      if (contrast > 0) found.push(Math.abs(before - after) / contrast);
    }
  };
  for (let y = top; y < bottom; y++) scan(y * width, 1, left, right, width);
  for (let x = left; x < right; x++) scan(x, width, top, bottom, height);
  return found;
}

function lightest(values: Uint8ClampedArray, start: number, step: number, count: number): number {
  let value = 0;
  for (let k = 0, i = start; k < count; k++, i += step) value = Math.max(value, values[i]!);
  return value;
}

function darkest(values: Uint8ClampedArray, start: number, step: number, count: number): number {
  let value = 255;
  for (let k = 0, i = start; k < count; k++, i += step) value = Math.min(value, values[i]!);
  return value;
}
