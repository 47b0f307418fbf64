import { eraseRule } from './erase-rule.ts';
import { findRules } from './find-rules.ts';

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
    const { level, upright } = findRules(seen, width, height, {
      level: MIN_WIDTHS.level * digitHeight,
      upright: MIN_WIDTHS.upright * digitHeight,
    });
    for (const rule of level)
      erased += eraseRule(seen, cleaned, rule, { along: 1, across: width, height, thickest: limit });
    for (const rule of upright)
      erased += eraseRule(seen, cleaned, rule, { along: width, across: 1, height: width, thickest: limit });
  }
  return erased > 0 ? cleaned : undefined;
}
