import { GLYPH_SIZE } from '../../model/spec.ts';

const before = new Float32Array(GLYPH_SIZE * GLYPH_SIZE);

/**
 * Leaves of every stroke its outline: the pixels of the ink that touch paper.
 *
 * @param glyph [28, 28] in [0, 1], overwritten with 0 and 1
 * @param threshold what counts as ink
 */
export function outline(glyph: Float32Array, threshold: number): void {
  before.set(glyph);
  const isInk = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < GLYPH_SIZE && y < GLYPH_SIZE && before[y * GLYPH_SIZE + x]! > threshold;
  for (let y = 0; y < GLYPH_SIZE; y++)
    for (let x = 0; x < GLYPH_SIZE; x++) {
      const isInside = isInk(x - 1, y) && isInk(x + 1, y) && isInk(x, y - 1) && isInk(x, y + 1);
      glyph[y * GLYPH_SIZE + x] = isInk(x, y) && !isInside ? 1 : 0;
    }
}
