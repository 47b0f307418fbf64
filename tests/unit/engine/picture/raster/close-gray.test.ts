import { expect, test } from 'vitest';
import { closeGray } from '../../../../../engine/picture/raster/close-gray.ts';
import type { Raster } from '../../../../../engine/picture/raster/raster.ts';
import { Random } from '../../../../../training/random.ts';

/** The extreme of the square around each pixel, one pixel after the other. */
function extremes({ width, height, values }: Raster, radius: number, choose: (...of: number[]) => number): Raster {
  const found = values.map((_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const around = [...values].filter((_, j) => {
      return Math.abs((j % width) - x) <= radius && Math.abs(Math.floor(j / width) - y) <= radius;
    });
    return choose(...around);
  });
  return { width, height, values: found };
}

test.each([
  [7, 5, 1],
  [12, 9, 2],
  [5, 11, 6],
  [1, 1, 3],
])('a closing of %i×%i pixels within %i is the minimum of maxima', (width, height, radius) => {
  const random = new Random(width, height);
  const gray: Raster = { width, height, values: new Uint8ClampedArray(width * height).map(() => random.integer(256)) };
  expect(closeGray(gray, radius)).toEqual(extremes(extremes(gray, radius, Math.max), radius, Math.min));
});
