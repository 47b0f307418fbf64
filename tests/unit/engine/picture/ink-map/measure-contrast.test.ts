import { describe, expect, test } from 'vitest';
import { measureContrast } from '../../../../../engine/picture/ink-map/measure-contrast.ts';
import type { Raster } from '../../../../../engine/picture/raster/raster.ts';

/** Grey by place, both in [0, 1]. */
function gray(width: number, height: number, valueAt: (x: number, y: number) => number): Raster {
  const values = new Uint8ClampedArray(width * height);
  for (let i = 0; i < values.length; i++)
    values[i] = 255 * valueAt((i % width) / (width - 1), Math.floor(i / width) / (height - 1));
  return { width, height, values };
}

describe('measureContrast', () => {
  test.each([
    ['left', (x: number) => 0.5 + 0.4 * x],
    ['right', (x: number) => 0.9 - 0.4 * x],
    ['top', (_: number, y: number) => 0.5 + 0.4 * y],
    ['bottom', (_: number, y: number) => 0.9 - 0.4 * y],
  ])('paper that gets darker to the %s is hardly more ink there than further in, small or large', (_, valueAt) => {
    for (const [width, height] of [
      [90, 60],
      [60, 90],
      [1200, 800],
    ] as const) {
      const { values } = measureContrast(gray(width, height, valueAt));
      const most = (part: Uint8ClampedArray) => part.reduce((max, value) => Math.max(max, value), 0);
      const inside = values.filter((_, i) => {
        const [x, y] = [i % width, Math.floor(i / width)];
        return Math.min(x, width - x) >= width / 4 && Math.min(y, height - y) >= height / 4;
      });
      expect(most(inside)).toBeGreaterThan(0);
      expect(most(values)).toBeLessThan(1.6 * most(inside) + 12);
    }
  });

  test('a stroke at the dark edge still stands out', () => {
    const { width, values } = measureContrast(
      gray(91, 61, (x, y) => (0.3 + 0.6 * x) * (Math.abs(x - 0.1) < 0.03 && y > 0.2 && y < 0.8 ? 0.3 : 1)),
    );
    expect(values[30 * width + 9]).toBeGreaterThan(120);
    expect(values[30 * width]).toBeLessThan(25);
  });

  test('a stroke at an edge that falls off steeply still stands out', () => {
    const { width, values } = measureContrast(
      gray(121, 121, (x, y) => Math.min(0.9, 0.3 + 2.4 * x) * (x < 0.04 && Math.abs(y - 0.5) < 0.3 ? 0.3 : 1)),
    );
    expect(values[60 * width + 1]).toBeGreaterThan(40);
  });

  test.each([
    [8, 8],
    [20, 8],
    [8, 200],
    [26, 26],
  ])('a picture of %i by %i pixels, hardly wider than a neighbourhood, has little ink in a slope', (width, height) => {
    const { values } = measureContrast(gray(width, height, (x, y) => 0.7 + 0.1 * x + 0.1 * y));
    expect(values).toHaveLength(width * height);
    expect(Math.max(...values)).toBeLessThan(45);
  });

  test('a single pixel is paper', () => {
    expect([...measureContrast({ width: 1, height: 1, values: Uint8ClampedArray.of(7) }).values]).toEqual([0]);
  });
});
