import { findRules, type Rule } from './find-rules.ts';

/** Rules are at most this thick, as a share of the picture's shorter side. */
const MAX_THICKNESS = 0.1;
/** Rules that are only seen faintly are thinner than the pen by this factor: else bottoms of zeros in a row would be one. */
const FAINT_THICKNESS = 0.6;
/** Rules are at least this long, in digit heights, unless they span the picture. */
const MIN_WIDTHS = { level: 2.6, upright: 2.2 };

/**
 * Erases rules from a mask, and keeps the strokes that cross them: where the ink at a rule is clearly thicker than the rule, something else is written there.
 *
 * @param ink.mask [height, width], non-zero is ink; left as it is
 * @param ink.faint [height, width], non-zero where there may be a rule: the mask and more
 * @param writing.digitHeight the height that most pieces of ink have, in pixels
 * @param writing.strokeWidth of the pen, in pixels
 * @returns the mask without rules, or undefined where none was found
 */
export function removeRules(
  { mask, faint, width, height }: { mask: Uint8Array; faint: Uint8Array; width: number; height: number },
  { digitHeight, strokeWidth }: { digitHeight: number; strokeWidth: number },
): Uint8Array | undefined {
  const thickest = Math.max(3, MAX_THICKNESS * Math.min(width, height));
  const cleaned = mask.slice();
  let erased = 0;
  for (const [seen, limit] of [
    [mask, thickest],
    [faint, Math.min(thickest, FAINT_THICKNESS * strokeWidth)],
  ] as const) {
    const level = findRules(seen, width, height, MIN_WIDTHS.level * digitHeight);
    const upright = findRules(transpose(seen, width, height), height, width, MIN_WIDTHS.upright * digitHeight);
    for (const rule of level)
      erased += erase(seen, cleaned, rule, { along: 1, across: width, height, thickest: limit });
    for (const rule of upright)
      erased += erase(seen, cleaned, rule, { along: width, across: 1, height: width, thickest: limit });
  }
  return erased > 0 ? cleaned : undefined;
}

interface Axes {
  /** Distance in the mask between neighbours along and across the rule. */
  readonly along: number;
  readonly across: number;
  /** Pixels across the picture. */
  readonly height: number;
  readonly thickest: number;
}

function erase(mask: Uint8Array, cleaned: Uint8Array, rule: Rule, axes: Axes): number {
  const { along, across, height, thickest } = axes;
  const starts = new Int32Array(rule.to - rule.from);
  const ends = new Int32Array(rule.to - rule.from);
  const thicknesses: number[] = [];
  for (let x = rule.from; x < rule.to; x++) {
    const centre = Math.round(rule.offset + rule.slope * x);
    const y = [centre, centre - 1, centre + 1, centre - 2, centre + 2].find(
      (row) => row >= 0 && row < height && mask[row * across + x * along],
    );
    if (y === undefined) continue;
    let start = y;
    let end = y + 1;
    while (start > 0 && mask[(start - 1) * across + x * along]) start--;
    while (end < height && mask[end * across + x * along]) end++;
    starts[x - rule.from] = start;
    ends[x - rule.from] = end;
    thicknesses.push(end - start);
  }
  thicknesses.sort((a, b) => a - b);
  const usual = thicknesses[thicknesses.length >> 1] ?? 0;
  if (usual > thickest || thicknesses.length < 0.8 * (rule.to - rule.from)) return 0;
  let erased = 0;
  for (let x = rule.from; x < rule.to; x++) {
    const start = starts[x - rule.from]!;
    const end = ends[x - rule.from]!;
    if (end - start > 1.5 * usual + 1) continue;
    for (let y = start; y < end; y++) cleaned[y * across + x * along] = 0;
    erased += end - start;
  }
  return erased;
}

function transpose(mask: Uint8Array, width: number, height: number): Uint8Array {
  const transposed = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) transposed[x * height + y] = mask[y * width + x]!;
  return transposed;
}
