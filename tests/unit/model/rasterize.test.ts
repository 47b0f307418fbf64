import { expect, test } from 'vitest';
import { rasterize } from '../../../model/rasterize.ts';

const seven: [number, number][][] = [
  [
    [0, 0],
    [40, 0],
    [15, 70],
  ],
];

test('ignores size and place of the drawing', () => {
  const glyph = rasterize(seven);
  const elsewhere = seven.map((stroke) => stroke.map(([x, y]) => [x * 8 + 300, y * 8 - 20] as [number, number]));
  expect(rasterize(elsewhere)).toEqual(glyph);
});

test('the inked drawing is 20 pixels high, whatever the pen', () => {
  for (const penWidth of [1.5, 2.5, 4]) {
    const glyph = rasterize(seven, { penWidth });
    const rows = Array.from({ length: 28 }, (_, y) => glyph.subarray(y * 28, y * 28 + 28).some((value) => value > 40));
    expect(rows.filter(Boolean).length, `pen ${penWidth}`).toBe(20);
  }
});

test('a wider pen and more pressure give more ink', () => {
  const ink = (glyph: Uint8ClampedArray) => glyph.reduce((sum, value) => sum + value, 0);
  expect(ink(rasterize(seven, { penWidth: 3.5 }))).toBeGreaterThan(1.2 * ink(rasterize(seven, { penWidth: 2 })));
  expect(ink(rasterize(seven, { pressure: [[1.4, 1.4, 1.4]] }))).toBeGreaterThan(1.1 * ink(rasterize(seven)));
});

test('a dot and a flat line are glyphs; no point and NaN are not', () => {
  expect(rasterize([[[5, 5]]]).some((value) => value > 100)).toBe(true);
  expect(
    rasterize([
      [
        [0, 5],
        [9, 5],
      ],
    ]).some((value) => value > 100),
  ).toBe(true);
  expect(() => rasterize([])).toThrow(RangeError);
  expect(() => rasterize([[[Number.NaN, 0]]])).toThrow(RangeError);
});
