import { describe, expect, test } from 'vitest';
import { CORRUPTION_KINDS, corrupt } from '../../../../training/corruptions/corrupt.ts';
import { drawnDigits } from '../tiny-digits.ts';

const { images } = drawnDigits(10);
const digit = (index: number) => {
  const image = images.slice(784 * index, 784 * (index + 1));
  image[0] = 0;
  return image;
};
const ink = (image: Uint8Array) => image.reduce((sum, level) => sum + level, 0) / 255;

describe('corrupt', () => {
  test('there are fifteen kinds', () => expect(CORRUPTION_KINDS.length).toBe(15));

  test.each(CORRUPTION_KINDS)('%s changes the picture, the same for the same seed, and not the original', (kind) => {
    const image = digit(4);
    const damaged = corrupt(kind, image, 7);
    expect(damaged.length).toBe(784);
    expect(corrupt(kind, image, 7)).toEqual(damaged);
    expect(damaged).not.toEqual(image);
    expect(image).toEqual(digit(4));
  });

  test.each(CORRUPTION_KINDS.filter((kind) => !['brightness', 'stripe', 'canny edges'].includes(kind)))(
    '%s differs with the seed',
    (kind) => expect(corrupt(kind, digit(4), 1)).not.toEqual(corrupt(kind, digit(4), 2)),
  );

  test('moving keeps the ink; shrinking loses about half of it', () => {
    for (const kind of ['shear', 'rotate', 'translate'] as const)
      expect(ink(corrupt(kind, digit(3), 1)) / ink(digit(3))).toBeCloseTo(1, 1);
    const left = ink(corrupt('scale', digit(3), 1)) / ink(digit(3));
    expect(left).toBeGreaterThan(0.3);
    expect(left).toBeLessThan(0.6);
  });

  test('shot noise leaves paper white, and impulses hit a sixth of the pixels', () => {
    const noisy = corrupt('shot noise', digit(0), 1);
    digit(0).forEach((level, index) => {
      if (level === 0) expect(noisy[index]).toBe(0);
    });
    const changed = corrupt('impulse noise', new Uint8Array(784).fill(128), 1).filter((level) => level !== 128).length;
    expect(changed / 784).toBeCloseTo(0.17, 1);
  });

  test("Canny's edges of a filled square are its outline, a pixel wide", () => {
    const square = new Uint8Array(784);
    for (let y = 8; y < 20; y++) square.fill(255, y * 28 + 8, y * 28 + 20);
    const edges = corrupt('canny edges', square, 1);
    expect(new Set(edges)).toEqual(new Set([0, 255]));
    expect(edges[14 * 28 + 14]).toBe(0);
    expect(edges.subarray(14 * 28, 15 * 28).filter((level) => level > 0).length).toBe(2);
  });

  test('another size is a RangeError', () => {
    expect(() => corrupt('fog', new Uint8Array(100), 1)).toThrow('Expected 784 pixels, got 100');
  });
});
