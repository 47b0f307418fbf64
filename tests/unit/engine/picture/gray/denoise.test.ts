import { describe, expect, it, test } from 'vitest';
import { denoise, measureNoise } from '../../../../../engine/picture/gray/denoise.ts';
import type { Raster } from '../../../../../engine/picture/raster/raster.ts';
import { Random } from '../../../../../training/random.ts';

/** A slope of grey with a thick black stroke down its middle, and noise of a standard deviation. */
function noisy(deviation: number, [width, height]: readonly [number, number] = [200, 120]): Raster {
  const random = new Random(1, deviation);
  const values = new Uint8ClampedArray(width * height);
  for (let i = 0; i < values.length; i++) {
    const x = i % width;
    const ink = Math.abs(x - width / 2) < 4 ? 80 : 0;
    values[i] = 130 + (40 * x) / width - ink + (deviation > 0 ? random.normal(deviation) : 0);
  }
  return { width, height, values };
}

const spread = ({ width, values }: Raster) => {
  const paper = values
    .filter((_, i) => i % width < width / 4)
    .map((value, i) => value - (40 * (i % (width / 4))) / width);
  const mean = paper.reduce((sum, value) => sum + value, 0) / paper.length;
  return Math.sqrt(paper.reduce((sum, value) => sum + (value - mean) ** 2, 0) / paper.length);
};

describe('measureNoise', () => {
  test.each([3, 8, 20])('is about %i greys where that much was added', (deviation) => {
    expect(measureNoise(noisy(deviation))).toBeGreaterThan(0.85 * deviation);
    expect(measureNoise(noisy(deviation))).toBeLessThan(1.15 * deviation);
  });

  it('is nothing for slopes and strokes', () => {
    expect(measureNoise(noisy(0))).toBeLessThan(0.5);
  });

  it('is nothing for pictures too small to tell', () => {
    for (const [width, height] of [
      [1, 1],
      [2, 9],
      [3, 3],
    ] as const)
      expect(measureNoise(noisy(0, [width, height]))).toBeLessThan(0.5);
  });
});

describe('denoise', () => {
  it('changes nothing in a picture with little noise', () => {
    const picture = noisy(3);
    expect(denoise(picture)).toBe(picture);
  });

  test.each([8, 16, 24])('makes noise of %i greys about as little as plain paper has', (deviation) => {
    expect(spread(noisy(deviation))).toBeGreaterThan(0.9 * deviation);
    expect(spread(denoise(noisy(deviation)))).toBeLessThan(6);
  });

  test.each([
    [3, 200],
    [200, 3],
  ])('smooths a picture of %i by %i pixels, and keeps its size and brightness', (width, height) => {
    const picture = noisy(20, [width, height]);
    const smoothed = denoise(picture);
    const mean = ({ values }: Raster) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(smoothed).not.toBe(picture);
    expect(smoothed.values).toHaveLength(width * height);
    expect(Math.abs(mean(smoothed) - mean(picture))).toBeLessThan(3);
  });

  it('keeps a stroke', () => {
    const { width, values } = denoise(noisy(16));
    const row = values.subarray(60 * width, 61 * width);
    expect(row[width / 2 - 20]! - row[width / 2]!).toBeGreaterThan(60);
  });
});
