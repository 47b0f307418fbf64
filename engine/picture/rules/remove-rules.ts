import { type Axes, type Erased, eraseRule } from './erase-rule.ts';
import { findRules, type Rule } from './find-rules.ts';

/** Rules are at most this thick, as a share of the picture's shorter side. */
const MAX_THICKNESS = 0.1;
/** Rules that are only seen faintly are thinner than the pen by this factor: else bottoms of zeros in a row would be one. */
const FAINT_THICKNESS = 0.6;
/** The rules of squared paper are about as thick as each other, and seem thicker where they are faint, by this factor at most: so those that writing breaks off are known, too. */
const SQUARE_THICKNESS = 1.5;
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
  const minLengths = { level: MIN_WIDTHS.level * digitHeight, upright: MIN_WIDTHS.upright * digitHeight };
  const rulesOf = (seen: Uint8Array) => ({ seen, ...findRules(seen, width, height, minLengths) });
  const solid = rulesOf(mask);
  const pale = faint === mask ? solid : rulesOf(faint);
  const eraseLevel = ({ seen, level }: typeof solid, isSpanning: boolean, thickest: number) =>
    eraseAll(level, isSpanning, seen, cleaned, { along: 1, across: width, height, thickest });
  const eraseUpright = ({ seen, upright }: typeof solid, isSpanning: boolean, thickest: number) =>
    eraseAll(upright, isSpanning, seen, cleaned, { along: width, across: 1, height: width, thickest });
  /** @returns how many pixels were erased */
  const erase = (isSpanning: boolean): number => {
    const level = eraseLevel(solid, isSpanning, thickest);
    const upright = eraseUpright(solid, isSpanning, thickest);
    const isSquared = isSpanning && level.pixels > 0 && upright.pixels > 0;
    const usual = isSquared ? SQUARE_THICKNESS * Math.max(level.thickness, upright.thickness) : 0;
    const limit = Math.min(thickest, Math.max(usual, FAINT_THICKNESS * strokeWidth));
    const paleLevel = eraseLevel(pale, isSpanning, limit);
    const paleUpright = eraseUpright(pale, isSpanning, limit);
    return level.pixels + upright.pixels + paleLevel.pixels + paleUpright.pixels;
  };
  const spanning = erase(true);
  const spanned = spanning > 0 ? cleaned.slice() : mask;
  const others = erase(false);
  if (spanning + others === 0) return undefined;
  // The same rule is found at several slopes, and what one leaves of it another erases: that is less than a digit is high.
  return { cleaned, spanned: others > digitHeight ? spanned : undefined };
}

/** Erases those of some rules that span the picture, or the others, see `eraseRule`. @returns all that was erased, and how thick the thickest is */
function eraseAll(
  rules: readonly Rule[],
  isSpanning: boolean,
  mask: Uint8Array,
  cleaned: Uint8Array,
  axes: Omit<Axes, 'extents'>,
): Erased {
  let [pixels, thickness] = [0, 0];
  const chosen = rules.filter((rule) => rule.isSpanning === isSpanning);
  if (chosen.length === 0) return { pixels, thickness };
  const extents = new Uint16Array(mask.length);
  for (const rule of chosen) {
    const erased = eraseRule(mask, cleaned, rule, { ...axes, extents });
    pixels += erased.pixels;
    if (erased.pixels > 0) thickness = Math.max(thickness, erased.thickness);
  }
  return { pixels, thickness };
}
