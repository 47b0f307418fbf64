import { eraseRule } from './erase-rule.ts';
import { findRules, type Rule } from './find-rules.ts';

/** Rules are at most this thick, as a share of the picture's shorter side. */
const MAX_THICKNESS = 0.1;
/** Rules that are only seen faintly are thinner than the pen by this factor: else bottoms of zeros in a row would be one. */
const FAINT_THICKNESS = 0.6;
/** Rules are at least this long, in digit heights, unless they span the picture. */
const MIN_WIDTHS = { level: 2.6, upright: 2.2 };

/** A mask without rules. */
export interface Unruled {
  /** Without any. */
  readonly cleaned: Uint8Array;
  /**
   * Without those from edge to edge: what ends within the picture may be the tops or the feet of digits in a row. The mask
   * itself where there are none of these, undefined where there are none else.
   */
  readonly spanned: Uint8Array | undefined;
}

/**
 * Erases rules from a mask, and keeps the strokes that cross them: where the ink at a rule is clearly thicker than the rule, something else is written there.
 *
 * @param ink.mask [height, width], 1 is ink; left as it is
 * @param ink.faint [height, width], 1 where there may be a rule: the mask and more
 * @param writing.digitHeight the height that most pieces of ink have, in pixels
 * @param writing.strokeWidth of the pen, in pixels
 * @returns undefined where there is no rule
 */
export function removeRules(
  { mask, faint, width, height }: { mask: Uint8Array; faint: Uint8Array; width: number; height: number },
  { digitHeight, strokeWidth }: { digitHeight: number; strokeWidth: number },
): Unruled | undefined {
  const thickest = Math.max(3, MAX_THICKNESS * Math.min(width, height));
  const cleaned = mask.slice();
  const found = [
    { seen: mask, limit: thickest },
    { seen: faint, limit: Math.min(thickest, FAINT_THICKNESS * strokeWidth) },
  ].map(({ seen, limit }) => ({
    seen,
    limit,
    rules: findRules(seen, width, height, {
      level: MIN_WIDTHS.level * digitHeight,
      upright: MIN_WIDTHS.upright * digitHeight,
    }),
  }));
  /** @returns how many pixels were erased */
  const erase = (isWanted: (rule: Rule) => boolean): number => {
    let erased = 0;
    for (const { seen, limit, rules } of found) {
      for (const rule of rules.level.filter(isWanted))
        erased += eraseRule(seen, cleaned, rule, { along: 1, across: width, height, thickest: limit });
      for (const rule of rules.upright.filter(isWanted))
        erased += eraseRule(seen, cleaned, rule, { along: width, across: 1, height: width, thickest: limit });
    }
    return erased;
  };
  const spanning = erase(({ isSpanning }) => isSpanning);
  const spanned = spanning > 0 ? cleaned.slice() : mask;
  const others = erase(({ isSpanning }) => !isSpanning);
  if (spanning + others === 0) return undefined;
  // The same rule is found at several slopes, and what one leaves of it another erases: that is less than a digit is high.
  return { cleaned, spanned: others > digitHeight ? spanned : undefined };
}
