import { describe, expect, test } from 'vitest';
import { findPolarity } from '../../../../../engine/picture/gray/find-polarity.ts';
import type { Raster } from '../../../../../engine/picture/raster/raster.ts';

const SIDE = 160;

/** A scene of 160×160, drawn `side` pixels wide and high. */
function gray(valueAt: (x: number, y: number) => number, side = SIDE): Raster {
  const values = new Uint8ClampedArray(side * side);
  const scale = SIDE / side;
  for (let i = 0; i < values.length; i++) values[i] = valueAt((i % side) * scale, Math.floor(i / side) * scale);
  return { width: side, height: side, values };
}
/** A zero: a ring of a radius and with strokes of a width. */
const ring = (radius: number, width: number) => (x: number, y: number) =>
  Math.abs(Math.hypot(x - 80, y - 80) - radius) < width / 2;

describe('findPolarity', () => {
  test.each([SIDE, 801])('thin ink is the minority, dark or light, in a picture %i pixels wide', (side) => {
    const isInk = ring(40, 8);
    const [dark, light] = [
      gray((x, y) => (isInk(x, y) ? 20 : 230), side),
      gray((x, y) => (isInk(x, y) ? 230 : 20), side),
    ];
    expect(findPolarity(dark, false)).toEqual({ isDarkInk: true, isDoubtful: false });
    expect(findPolarity(light, false)).toEqual({ isDarkInk: false, isDoubtful: false });
  });

  test.each([SIDE, 320])(
    'a small sheet on a dark table, %i pixels wide, is paper, and what is written is ink',
    (side) => {
      const isSheet = (x: number, y: number) => Math.min(x, y, SIDE - x, SIDE - y) > 46;
      const isPen = (x: number, y: number) => Math.abs(x - 80) < 25 && Math.abs(y - 80) < 20 && x % 12 < 3;
      const valueAt = (x: number, y: number) => (isPen(x, y) ? 30 : isSheet(x, y) ? 220 : 80);
      expect(findPolarity(gray(valueAt, side), false).isDarkInk).toBe(true);
    },
  );

  test('a digit as thick as the paper around it, cut to its edges, leaves doubt', () => {
    const isInk = ring(62, 34);
    const fat = gray((x, y) => (isInk(x, y) ? 230 : 20));
    expect(findPolarity(fat, false)).toEqual({ isDarkInk: true, isDoubtful: true }); // by the rim, which is paper
  });

  test('a blank picture leaves none, unless it is a thumbnail', () => {
    const blank = gray(() => 200);
    expect(findPolarity(blank, false).isDoubtful).toBe(false);
    expect(findPolarity(blank, true).isDoubtful).toBe(true);
  });
});
