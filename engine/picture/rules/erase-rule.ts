import type { Rule } from './find-rules.ts';

/** How a rule lies in a mask. */
export interface Axes {
  /** Distance in the mask between neighbours along and across the rule. */
  readonly along: number;
  readonly across: number;
  /** Pixels across the picture. */
  readonly height: number;
  /** What is usually thicker is no rule, in pixels. */
  readonly thickest: number;
  /** For each pixel how far ink goes on through it across the rule, in pixels, or 0 where that is not known yet: rules that overlap measure the same ink. */
  readonly extents: Uint16Array;
}

/** What was erased of a rule. */
export interface Erased {
  /** Of ink that had not been erased before. */
  readonly pixels: number;
  /** How thick the rule usually is, in pixels. */
  readonly thickness: number;
}

const NOTHING: Erased = { pixels: 0, thickness: 0 };
/** A rule covers at least this share of its length; the rest is broken. */
const MIN_COVERED = 0.8;
/** Where the ink is thicker than the rule by this factor and a pixel, something else is written there. */
const CROSSING = 1.5;
/** Rows tried for a rule's ink, from its middle. */
const NEAR = [0, -1, 1, -2, 2] as const;

/**
 * Erases a rule, except where something crosses it.
 *
 * @param mask where ink is looked for, non-zero is ink
 * @param cleaned receives zeros
 * @returns what was erased, nothing where this was no rule
 */
export function eraseRule(mask: Uint8Array, cleaned: Uint8Array, rule: Rule, axes: Axes): Erased {
  const { along, across, thickest, extents } = axes;
  const length = rule.to - rule.from;
  // As thick as a crossing of the thickest rule is thick enough: nothing needs to be measured further.
  const limit = Math.floor(CROSSING * thickest + 1) + 1;
  const inked = new Int32Array(length).fill(-1); // the pixel of ink nearest to the rule's middle
  const counts = new Uint32Array(limit + 1); // by thickness
  let covered = 0;
  let thickCount = 0;
  for (let i = 0; i < length; i++) {
    const x = rule.from + i;
    const near = inkNear(mask, x * along, axes, Math.round(rule.offset + rule.slope * x));
    if (near < 0) {
      if (i + 1 - covered > (1 - MIN_COVERED) * length + 1) return NOTHING; // cannot be covered any more
      continue;
    }
    const extent = extents[near]! || measureExtent(mask, near, axes, limit);
    inked[i] = near;
    counts[extent]! += 1;
    covered++;
    if (extent > thickest && ++thickCount > length / 2) return NOTHING;
  }
  const usual = medianOf(counts, covered);
  if (usual > thickest || covered < MIN_COVERED * length) return NOTHING;
  let pixels = 0;
  for (let i = 0; i < length; i++) {
    const near = inked[i]!;
    if (near < 0 || extents[near]! > CROSSING * usual + 1) continue;
    for (let n = extents[near]!, at = firstOf(mask, near, axes); n > 0; n--, at += across) {
      if (cleaned[at]) pixels++;
      cleaned[at] = 0;
    }
  }
  return { pixels, thickness: usual };
}

/** The pixel of ink nearest to a rule's middle in a column, or -1. */
function inkNear(mask: Uint8Array, column: number, { across, height }: Axes, middle: number): number {
  for (let n = 0; n < NEAR.length; n++) {
    const row = middle + NEAR[n]!;
    if (row >= 0 && row < height && mask[row * across + column] !== 0) return row * across + column;
  }
  return -1;
}

/** The pixel of the same column that is in the first row of the picture. */
function topOf(pixel: number, { across, height }: Axes): number {
  return pixel - (Math.floor(pixel / across) % height) * across;
}

/** The first pixel of the ink that goes through a pixel across a rule. */
function firstOf(mask: Uint8Array, pixel: number, axes: Axes): number {
  const top = topOf(pixel, axes);
  let first = pixel;
  while (first > top && mask[first - axes.across] !== 0) first -= axes.across;
  return first;
}

/** How far ink goes on through a pixel across a rule, up to `limit`; noted for all the pixels that it goes through. */
function measureExtent(mask: Uint8Array, pixel: number, axes: Axes, limit: number): number {
  const { across, height, extents } = axes;
  const top = topOf(pixel, axes);
  const bottom = top + height * across;
  let first = pixel;
  let end = pixel + across;
  while (first > top && end - first < limit * across && mask[first - across] !== 0) first -= across;
  while (end < bottom && end - first < limit * across && mask[end] !== 0) end += across;
  const extent = (end - first) / across;
  for (let at = first; at < end; at += across) extents[at] = extent;
  return extent;
}

/** The upper median of values that occur so often; 0 where there are none. */
function medianOf(counts: Uint32Array, total: number): number {
  let rest = total >> 1;
  for (let value = 0; value < counts.length; value++) {
    rest -= counts[value]!;
    if (rest < 0) return value;
  }
  return 0;
}
