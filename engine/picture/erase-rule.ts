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
  const { along, across, height, thickest } = axes;
  const length = rule.to - rule.from;
  // As thick as a crossing of the thickest rule is thick enough: nothing needs to be measured further.
  const limit = Math.floor(CROSSING * thickest + 1) + 1;
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  const counts = new Uint32Array(limit + 1); // by thickness
  let covered = 0;
  let thickCount = 0;
  for (let i = 0; i < length; i++) {
    const x = rule.from + i;
    const column = x * along;
    const start = inkNear(mask, column, across, height, Math.round(rule.offset + rule.slope * x));
    if (start < 0) {
      if (i + 1 - covered > (1 - MIN_COVERED) * length + 1) return NOTHING; // cannot be covered any more
      continue;
    }
    let top = start;
    let bottom = start + 1;
    while (top > 0 && bottom - top < limit && mask[(top - 1) * across + column] !== 0) top--;
    while (bottom < height && bottom - top < limit && mask[bottom * across + column] !== 0) bottom++;
    starts[i] = top;
    ends[i] = bottom;
    counts[bottom - top]! += 1;
    covered++;
    if (bottom - top > thickest && ++thickCount > length / 2) return NOTHING;
  }
  const usual = medianOf(counts, covered);
  if (usual > thickest || covered < MIN_COVERED * length) return NOTHING;
  let pixels = 0;
  for (let i = 0; i < length; i++) {
    const start = starts[i]!;
    const end = ends[i]!;
    if (end - start > CROSSING * usual + 1) continue;
    for (let y = start, at = start * across + (rule.from + i) * along; y < end; y++, at += across) {
      if (cleaned[at]) pixels++;
      cleaned[at] = 0;
    }
  }
  return { pixels, thickness: usual };
}

/** The row of the ink nearest to a rule's middle in a column, or -1. */
function inkNear(mask: Uint8Array, column: number, across: number, height: number, middle: number): number {
  for (let n = 0; n < NEAR.length; n++) {
    const row = middle + NEAR[n]!;
    if (row >= 0 && row < height && mask[row * across + column] !== 0) return row;
  }
  return -1;
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
