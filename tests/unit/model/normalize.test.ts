import { expect, test } from 'vitest';
import { type InkPicture, normalize } from '../../../model/normalize.ts';

/** A picture with filled rectangles: [x, y, width, height, value]. */
function picture(width: number, height: number, rectangles: number[][]): InkPicture {
  const ink = new Uint8ClampedArray(width * height);
  for (const [x, y, w, h, value] of rectangles) {
    for (let row = y!; row < y! + h!; row++) ink.fill(value!, row * width + x!, row * width + x! + w!);
  }
  return { width, height, ink };
}

const shape = [
  [3, 2, 4, 18, 255],
  [7, 14, 9, 4, 200],
];

test('ignores where the ink is', () => {
  const moved = shape.map(([x, y, ...rest]) => [x! + 11, y! + 7, ...rest]);
  expect(normalize(picture(40, 40, moved))).toEqual(normalize(picture(20, 22, shape)));
});

test('ignores whole factors of size, up to rounding', () => {
  const tripled = shape.map(([x, y, w, h, value]) => [x! * 3, y! * 3, w! * 3, h! * 3, value!]);
  const [small, large] = [normalize(picture(20, 22, shape)), normalize(picture(90, 90, tripled))];
  const difference = small.reduce((sum, value, i) => sum + Math.abs(value - large[i]!), 0) / small.length;
  expect(difference).toBeLessThan(3);
});

test('fits the longer side in 20 pixels and centres the mass', () => {
  const glyph = normalize(picture(10, 60, [[2, 5, 5, 50, 255]])); // 5×50 → 2×20
  const rows = Array.from({ length: 28 }, (_, y) => glyph.subarray(y * 28, y * 28 + 28).some((value) => value > 0));
  expect(rows.filter(Boolean)).toHaveLength(20);
  expect(rows.indexOf(true)).toBe(4);
  const columns = Array.from({ length: 28 }, (_, x) => rows.some((_, y) => glyph[y * 28 + x]! > 0));
  expect(columns.filter(Boolean)).toHaveLength(2);
  expect(columns.indexOf(true)).toBe(13);
});

test('a single pixel is a glyph, no ink is none', () => {
  expect(normalize(picture(1, 1, [[0, 0, 1, 1, 9]])).some((value) => value > 0)).toBe(true);
  expect(() => normalize(picture(5, 5, []))).toThrow(RangeError);
});
