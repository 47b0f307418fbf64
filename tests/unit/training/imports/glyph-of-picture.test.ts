import { expect, test } from 'vitest';
import type { Picture } from '../../../../engine/api.ts';
import { glyphOfPicture } from '../../../../training/imports/glyph-of-picture.ts';
import { glyph } from './files.ts';

/** A picture of grey values. */
function picture(width: number, height: number, greyAt: (x: number, y: number) => number): Picture {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.fill(greyAt(x, y), 4 * (y * width + x), 4 * (y * width + x) + 3);
  return { width, height, data };
}

/** An upright bar, a "1", in a corner. */
const isInk = (x: number, y: number) => x > 130 && x < 142 && y > 20 && y < 100;

test('dark on light and light on dark, of any size, come out as the same centred glyph', () => {
  const dark = glyphOfPicture(picture(200, 160, (x, y) => (isInk(x, y) ? 20 : 240)))!;
  const light = glyphOfPicture(picture(200, 160, (x, y) => (isInk(x, y) ? 235 : 15)))!;
  for (const found of [dark, light]) {
    const ink = [...found.keys()].filter((index) => found[index]! > 127);
    const rows = ink.map((index) => Math.floor(index / 28));
    const columns = ink.map((index) => index % 28);
    expect(Math.max(...rows) - Math.min(...rows) + 1).toBe(20);
    expect(Math.abs((Math.max(...columns) + Math.min(...columns)) / 2 - 13.5)).toBeLessThanOrEqual(1);
  }
});

test('a picture of 28×28 is a glyph already; one that is dark on light is turned round', () => {
  const greys = glyph(5);
  expect(glyphOfPicture(picture(28, 28, (x, y) => greys[28 * y + x]!))).toEqual(greys);
  expect(glyphOfPicture(picture(28, 28, (x, y) => 255 - greys[28 * y + x]!))).toEqual(greys);
});

test('a blank picture has no glyph', () => {
  expect(glyphOfPicture(picture(100, 80, () => 255))).toBeNull();
  expect(glyphOfPicture(picture(28, 28, () => 0))).toBeNull();
  expect(glyphOfPicture(picture(1, 1, () => 0))).toBeNull();
});
