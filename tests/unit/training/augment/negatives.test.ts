import { describe, expect, test } from 'vitest';
import { LETTERS, SIGNS } from '../../../../training/augment/not-a-digit/alphabet.ts';
import { ANY_DIGIT, createDigitPicker } from '../../../../training/augment/not-a-digit/digit-picker.ts';
import { makeNegativeSet, NEGATIVE_KINDS } from '../../../../training/augment/not-a-digit/negatives.ts';
import { parseSkeleton } from '../../../../training/augment/not-a-digit/skeleton.ts';
import { Random } from '../../../../training/random.ts';
import { drawnDigits } from '../tiny-digits.ts';

const digits = drawnDigits(100);
const pickDigit = createDigitPicker(digits);

describe('every kind of what is no digit', () => {
  test.each(Object.entries(NEGATIVE_KINDS))(
    '%s: in [0, 1], decided by the seed, never the same twice',
    (_, { make }) => {
      const glyphs = Array.from({ length: 60 }, (__, seed) => {
        const glyph = new Float32Array(784).fill(7); // what was there must not shine through
        make(glyph, { pickDigit, isValidation: false }, new Random(seed));
        expect(glyph.every((level) => level >= 0 && level <= 1)).toBe(true);
        return glyph.join();
      });
      const again = new Float32Array(784);
      make(again, { pickDigit, isValidation: false }, new Random(5));
      expect(again.join()).toBe(glyphs[5]);
      expect(new Set(glyphs).size).toBeGreaterThan(20); // blank paper repeats itself
    },
  );

  test('the shares sum to one', () => {
    expect(Object.values(NEGATIVE_KINDS).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  });

  test('a data set without the digits that can be cut or turned still works', () => {
    const only = (label: number) => ({
      images: digits.images.slice(784 * label, 784 * (label + 1)),
      labels: Uint8Array.of(label),
    });
    for (const label of [1, 7]) expect(makeNegativeSet(200, only(label), 1).labels.length).toBe(200);
  });
});

test('digits are picked by the labels asked for', () => {
  for (let seed = 0; seed < 50; seed++) {
    const { image, label } = pickDigit(new Random(seed), [3, 9]);
    expect([3, 9]).toContain(label);
    expect(image[0]! % 10).toBe(label); // see drawnDigits
  }
  expect(new Set(Array.from({ length: 200 }, (_, seed) => pickDigit(new Random(seed), ANY_DIGIT).label)).size).toBe(10);
});

test('every skeleton of the alphabet parses, within its grid', () => {
  for (const skeleton of [...Object.values(LETTERS), ...Object.values(SIGNS)].flat())
    for (const [x, y] of parseSkeleton(skeleton).flat()) {
      expect(Math.abs(x - 10), skeleton).toBeLessThan(13);
      expect(Math.abs(y - 10), skeleton).toBeLessThan(13);
    }
  expect(() => parseSkeleton('0,0 x')).toThrow('Expected x,y, got "x"');
});
