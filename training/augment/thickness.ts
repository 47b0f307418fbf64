import { GLYPH_SIZE } from '../../model/spec.ts';

const before = new Float32Array(GLYPH_SIZE * GLYPH_SIZE);

/**
 * Makes strokes thicker or thinner by a fraction of a pixel on each side: a blend of the glyph and its gray-level
 * dilation (or erosion) by a cross of 3×3.
 *
 * @param glyph [28, 28] in [0, 1], overwritten
 * @param amount in [-1, 1]; 1 is a pixel more on each side, -1 a pixel less
 */
export function thicken(glyph: Float32Array, amount: number): void {
  if (!(amount >= -1 && amount <= 1)) throw new RangeError(`Expected an amount in [-1, 1], got ${amount}`);
  before.set(glyph);
  const sign = amount > 0 ? 1 : -1; // the least is the greatest of the negated
  const share = Math.abs(amount);
  const last = GLYPH_SIZE - 1;
  for (let y = 0, index = 0; y < GLYPH_SIZE; y++)
    for (let x = 0; x < GLYPH_SIZE; x++, index++) {
      const own = before[index]!;
      const left = x > 0 ? before[index - 1]! : 0;
      const right = x < last ? before[index + 1]! : 0;
      const above = y > 0 ? before[index - GLYPH_SIZE]! : 0;
      const below = y < last ? before[index + GLYPH_SIZE]! : 0;
      let most = sign * own;
      if (sign * left > most) most = sign * left;
      if (sign * right > most) most = sign * right;
      if (sign * above > most) most = sign * above;
      if (sign * below > most) most = sign * below;
      glyph[index] = own + share * (sign * most - own);
    }
}
