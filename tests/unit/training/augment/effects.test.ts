import { describe, expect, test } from 'vitest';
import { blur, blurGlass, blurMotion, resample } from '../../../../training/augment/blur.ts';
import { drawDisc, drawSegment } from '../../../../training/augment/draw.ts';
import { outline } from '../../../../training/augment/edges.ts';
import { addImpulses, addNoise, addShotNoise } from '../../../../training/augment/noise.ts';
import { addNeighbour, clipSide } from '../../../../training/augment/segmentation-errors.ts';
import { smoothField } from '../../../../training/augment/smooth-field.ts';
import { thicken } from '../../../../training/augment/thickness.ts';
import { addFog, bendTone, setLevels, sharpenTone } from '../../../../training/augment/tone.ts';
import { Random } from '../../../../training/random.ts';

const square = (side = 12) => {
  const glyph = new Float32Array(784);
  const from = 14 - side / 2;
  for (let y = from; y < from + side; y++) glyph.fill(1, y * 28 + from, y * 28 + from + side);
  return glyph;
};
const ink = (glyph: Float32Array) => glyph.reduce((sum, level) => sum + level, 0);
const changed = (change: (glyph: Float32Array) => void, glyph = square()) => {
  change(glyph);
  return glyph;
};

describe('thicken', () => {
  test('by whole pixels: a square of 12 grows a rim of 48, and loses one of 44', () => {
    expect(ink(changed((glyph) => thicken(glyph, 1)))).toBeCloseTo(144 + 48, 4);
    expect(ink(changed((glyph) => thicken(glyph, -1)))).toBeCloseTo(144 - 44, 4);
  });
  test('by a fraction: that share of the rim', () => {
    expect(ink(changed((glyph) => thicken(glyph, 0.25)))).toBeCloseTo(144 + 12, 4);
  });
  test('more than a pixel is a RangeError', () => expect(() => thicken(square(), 2)).toThrow(RangeError));
});

describe('blurs', () => {
  test('keep the ink of a glyph away from the border', () => {
    expect(ink(changed((glyph) => blur(glyph, 0.25, 2)))).toBeCloseTo(144, 3);
    expect(ink(changed((glyph) => blurMotion(glyph, 0.6, 5)))).toBeCloseTo(144, 3);
    expect(ink(changed((glyph) => blurGlass(glyph, 1, new Random(1))))).toBeCloseTo(144, 3);
    expect(ink(changed((glyph) => resample(glyph, 14)))).toBeCloseTo(144, 0);
  });
  test('widen a point by the deviation that the kernel has', () => {
    const point = changed(
      (glyph) => blur(glyph, 0.25, 4),
      changed((glyph) => glyph.fill(1, 14 * 28 + 14, 14 * 28 + 15), new Float32Array(784)),
    );
    let variance = 0;
    point.forEach((level, index) => {
      variance += level * ((index % 28) - 14) ** 2;
    });
    expect(variance).toBeCloseTo(2 * 0.25 * 4, 4);
  });
});

describe('tone', () => {
  test('bending keeps paper and ink, and lifts what is between', () => {
    const glyph = Float32Array.from({ length: 784 }, (_, index) => [0, 0.5, 1][index % 3]!);
    bendTone(glyph, 0.8);
    expect([...glyph.subarray(0, 3)]).toEqual([0, expect.closeTo(0.7, 5), 1]);
  });
  test('levels are set', () => {
    const glyph = changed((given) => setLevels(given, 0.2, 0.7, 0, 0));
    expect(glyph[0]).toBeCloseTo(0.2, 5);
    expect(glyph[14 * 28 + 14]).toBeCloseTo(0.7, 5);
  });
  test('sharpening makes two levels', () => {
    const glyph = changed((given) => blur(given, 0.25, 3));
    sharpenTone(glyph, 0.5, 1000);
    expect(glyph.filter((level) => level > 0.01 && level < 0.99).length).toBeLessThan(8);
  });
  test('fog lights the paper and leaves the ink the brightest', () => {
    const glyph = changed((given) => addFog(given, 1, new Random(2)));
    expect(Math.max(...glyph)).toBeLessThanOrEqual(1);
    expect(glyph[14 * 28 + 14]! - glyph[2]!).toBeGreaterThan(0.1);
  });
});

describe('noise', () => {
  const gray = () => new Float32Array(784).fill(0.5);
  const deviation = (glyph: Float32Array) => Math.sqrt(glyph.reduce((sum, level) => sum + (level - 0.5) ** 2, 0) / 784);
  test('has the deviation asked for', () => {
    expect(deviation(changed((glyph) => addNoise(glyph, 0.1, new Random(1)), gray()))).toBeCloseTo(0.1, 2);
    const shot = deviation(changed((glyph) => addShotNoise(glyph, 0.1, new Random(1)), gray()));
    expect(shot).toBeCloseTo(0.1 * Math.SQRT1_2, 2);
  });
  test('shot noise leaves paper clean; impulses hit their share', () => {
    expect(ink(changed((glyph) => addShotNoise(glyph, 0.5, new Random(1)), new Float32Array(784)))).toBe(0);
    const hit = changed((glyph) => addImpulses(glyph, 0.2, new Random(1)), gray()).filter((level) => level !== 0.5);
    expect(hit.length / 784).toBeCloseTo(0.2, 1);
  });
});

test('smoothField has mean 0, the deviation asked for, and changes slowly', () => {
  const field = new Float32Array(784);
  let [sum, squares, steps] = [0, 0, 0];
  for (let seed = 0; seed < 300; seed++) {
    smoothField(field, 6, 2, new Random(seed));
    for (let index = 0; index < 784; index++) {
      sum += field[index]!;
      squares += field[index]! ** 2;
      if (index % 28) steps += (field[index]! - field[index - 1]!) ** 2;
    }
  }
  expect(Math.abs(sum / 300 / 784)).toBeLessThan(0.1);
  expect(Math.sqrt(squares / 300 / 784)).toBeCloseTo(2, 0);
  expect(Math.sqrt(steps / 300 / 756)).toBeLessThan(0.7);
});

test('the outline of a square of 12 is 44 pixels', () => {
  expect(ink(changed((glyph) => outline(glyph, 0.5)))).toBe(44);
});

test('drawing: a disc has its area, a segment too, and both are clipped', () => {
  expect(ink(changed((glyph) => drawDisc(glyph, 14, 14, 5), new Float32Array(784)))).toBeCloseTo(Math.PI * 25, -1);
  expect(ink(changed((glyph) => drawSegment(glyph, 5, 14, 2, 20, 14, 2), new Float32Array(784)))).toBeCloseTo(72.6, -1);
  expect(ink(changed((glyph) => drawDisc(glyph, -50, 14, 5), new Float32Array(784)))).toBe(0);
});

describe("the segmenter's errors", () => {
  test('a neighbour peeps in at a side and leaves the middle alone', () => {
    const other = Uint8Array.from(square(20), (level) => 255 * level);
    for (let seed = 0; seed < 20; seed++) {
      const glyph = changed((given) => addNeighbour(given, other, new Random(seed)), new Float32Array(784));
      expect(ink(glyph)).toBeGreaterThan(0);
      for (let y = 0; y < 28; y++) expect(ink(glyph.subarray(y * 28 + 11, y * 28 + 17))).toBe(0);
    }
  });
  test('clipping takes about its share, from one side', () => {
    for (let seed = 0; seed < 20; seed++)
      expect(ink(changed((glyph) => clipSide(glyph, 0.25, new Random(seed))))).toBe(144 * 0.75);
  });
});
