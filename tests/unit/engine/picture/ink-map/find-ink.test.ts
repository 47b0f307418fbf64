import { describe, expect, test } from 'vitest';
import { chooseBackground } from '../../../../../engine/picture/gray/choose-background.ts';
import { grayOf } from '../../../../../engine/picture/gray/gray-of.ts';
import { resize } from '../../../../../engine/picture/gray/resize.ts';
import { toGray } from '../../../../../engine/picture/gray/to-gray.ts';
import { findInk } from '../../../../../engine/picture/ink-map/find-ink.ts';
import { measureContrast } from '../../../../../engine/picture/ink-map/measure-contrast.ts';
import type { Raster } from '../../../../../engine/picture/raster/raster.ts';
import { Random } from '../../../../../training/random.ts';

const SIDE = 160;
const isStroke = (x: number, y: number) => Math.abs(Math.hypot(x - 80, y - 80) - 40) < 4; // a ring: a zero

/** A scene of 160×160, drawn `side` pixels wide and high. */
function gray(valueAt: (x: number, y: number) => number, side = SIDE): Raster {
  const values = new Uint8ClampedArray(side * side);
  const scale = SIDE / side;
  for (let i = 0; i < values.length; i++) values[i] = valueAt((i % side) * scale, Math.floor(i / side) * scale);
  return { width: side, height: side, values };
}

/** Share of pixels that are taken for what they are. */
function agreement(raster: Raster): number {
  const { mask } = findInk(measureContrast(raster));
  const truth = gray((x, y) => Number(isStroke(x, y)), raster.width).values;
  return mask.reduce((n, m, i) => n + Number(m === truth[i]), 0) / mask.length;
}

/** One of them so large that paper and thresholds are measured on every other pixel, and odd, so that the last one counts, too. */
describe.each([SIDE, 801])('ink is found in a picture %i pixels wide', (side) => {
  const random = new Random(1);
  test.each<[string, (x: number, y: number) => number]>([
    ['black on white', (x, y) => (isStroke(x, y) ? 0 : 255)],
    ['faint pencil with noise', (x, y) => (isStroke(x, y) ? 185 : 215) + random.uniform(-4, 4)],
    ['across the edge of a shadow', (x, y) => (isStroke(x, y) ? 0.5 : 1) * (120 + 110 / (1 + Math.exp((x - 80) / 8)))],
    ['on a gradient', (x, y) => (isStroke(x, y) ? 0.4 : 1) * (80 + x)],
  ])('%s', (_, valueAt) => {
    expect(agreement(gray(valueAt, side))).toBeGreaterThan(0.96);
  });

  test('and none on noisy plain paper is large', () => {
    const noisy = gray(() => 230 + random.uniform(-1.5, 1.5), side);
    const { mask } = findInk(measureContrast(noisy));
    expect(mask.reduce((n, m) => n + m, 0)).toBe(0);
  });
});

test('a little pencil on a large grainy page is as dark as where it fills the picture', () => {
  const random = new Random(2);
  const pencilAt = (x: number, y: number) =>
    200 - 60 * Math.exp(-(((Math.hypot(x - 80, y - 80) - 40) / 4) ** 2)) + random.normal(4);
  const [filled, page] = [1, 7].map((pages) =>
    findInk(measureContrast(gray((x, y) => pencilAt(x * pages, y * pages), pages * SIDE))),
  );
  expect(page!.threshold).toBeGreaterThan(0.9 * filled!.threshold);
  const below = page!.mask.subarray(SIDE * 7 * SIDE); // of what is written
  expect(below.filter((m) => m === 1).length).toBeLessThan(below.length / 10_000);
});

test('red on green of the same brightness keeps its contrast', () => {
  const data = new Uint8ClampedArray(64 * 64 * 4).fill(255);
  for (let i = 0; i < 64 * 64; i++) data.set((i % 64) % 16 < 4 ? [200, 60, 50] : [40, 130, 50], i * 4);
  const { values } = toGray(resize({ width: 64, height: 64, data }, 255));
  expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(120);
});

test('light drawings on nothing are put on black, dark ones on white', () => {
  const drawing = (ink: number) => {
    const data = new Uint8ClampedArray(10 * 10 * 4);
    for (let i = 0; i < 20; i++) data.set([ink, ink, ink, 255], i * 4);
    return { width: 10, height: 10, data };
  };
  expect(chooseBackground(drawing(255))).toBe(0);
  expect(chooseBackground(drawing(10))).toBe(255);
});

test('large pictures are shrunk to the working size, small ones enlarged', () => {
  const blank = (width: number, height: number) => ({ width, height, data: new Uint8ClampedArray(width * height * 4) });
  const large = resize(blank(4000, 3000), 255);
  expect(large.width * large.height).toBeLessThanOrEqual(2_000_000);
  expect(large.scale).toBeCloseTo(1 / 3, 3);
  expect(grayOf(blank(28, 28))).toMatchObject({ gray: { width: 112, height: 112 }, scale: 4 });
});
