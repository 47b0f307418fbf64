import { describe, expect, test } from 'vitest';
import { augmentGlyph } from '../../../../training/augment/augment.ts';
import { Random } from '../../../../training/random.ts';
import { drawnDigits } from '../tiny-digits.ts';

const { images } = drawnDigits(10);
const glyphOf = (index: number) => Float32Array.from(images.subarray(784 * index, 784 * (index + 1)), (v) => v / 255);
const neighbour = images.subarray(784 * 3, 784 * 4);

function augmented(index: number, seed: number, strength?: number): Float32Array {
  const glyph = glyphOf(index);
  augmentGlyph(glyph, neighbour, new Random(seed), strength);
  return glyph;
}
const correlation = (a: Float32Array, b: Float32Array) => {
  const mean = (v: Float32Array) => v.reduce((sum, x) => sum + x, 0) / v.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((x, i) => {
    ab += (x - ma) * (b[i]! - mb);
    aa += (x - ma) ** 2;
    bb += (b[i]! - mb) ** 2;
  });
  return ab / Math.sqrt(aa * bb || 1);
};

describe('augmentGlyph', () => {
  test('stays in [0, 1] over thousands of draws, and never gives no number', () => {
    for (let seed = 0; seed < 3000; seed++)
      for (const level of augmented(seed % 10, seed))
        if (!(level >= 0 && level <= 1)) expect.fail(`${level} at seed ${seed}`);
  });

  test('the seed decides', () => {
    expect(augmented(5, 1)).toEqual(augmented(5, 1));
    expect(augmented(5, 1)).not.toEqual(augmented(5, 2));
  });

  test('strength 0 leaves the glyph as it is', () => {
    expect(augmented(8, 3, 0)).toEqual(glyphOf(8));
  });

  test('the stronger, the less like the original', () => {
    const likeness = (strength: number) => {
      let sum = 0;
      for (let seed = 0; seed < 300; seed++)
        sum += correlation(augmented(seed % 10, seed, strength), glyphOf(seed % 10));
      return sum / 300;
    };
    const [mild, full] = [likeness(0.3), likeness(1)];
    expect(mild).toBeGreaterThan(0.8);
    expect(full).toBeLessThan(mild - 0.1);
    expect(full).toBeGreaterThan(0.35);
  });
});
