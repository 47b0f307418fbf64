import { describe, expect, test } from 'vitest';
import { measureContrast } from '../../../../engine/picture/measure-contrast.ts';
import type { Raster } from '../../../../engine/picture/raster.ts';

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

  test('a picture no wider than a neighbourhood is measured, too', () => {
    expect(Math.max(...measureContrast(gray(8, 8, () => 0.8)).values)).toBe(0);
    expect([...measureContrast({ width: 1, height: 1, values: Uint8ClampedArray.of(7) }).values]).toEqual([0]);
  });
});
