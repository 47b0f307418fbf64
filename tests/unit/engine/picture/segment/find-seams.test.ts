import { expect, test } from 'vitest';
import { labelComponents } from '../../../../../engine/picture/raster/label-components.ts';
import { findSeams } from '../../../../../engine/picture/segment/find-seams.ts';

const [WIDTH, HEIGHT] = [100, 50];
const options = { slant: 0, strokeWidth: 5, maxCost: 8, minSpacing: 6, maxSeams: 8 };

test('two rings that touch are cut where they touch', () => {
  const isRing = (x: number, y: number, centre: number) => Math.abs(Math.hypot(x - centre, y - 25) - 18) < 2.5;
  const mask = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    return Number(isRing(x, y, 25) || isRing(x, y, 64));
  });
  const labels = labelComponents(mask, WIDTH, HEIGHT);
  expect(labels.components).toHaveLength(1);
  const seams = findSeams(labels, labels.components[0]!, { ...options, maxCost: 20 });
  const cheapest = seams.reduce((best, seam) => (seam.cost < best.cost ? seam : best));
  for (const column of cheapest.columns) expect(Math.abs(column - 44.5)).toBeLessThan(8);
});

test('a single bar has no seam', () => {
  const mask = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => Number(i % WIDTH > 40 && i % WIDTH < 46));
  const labels = labelComponents(mask, WIDTH, HEIGHT);
  expect(findSeams(labels, labels.components[0]!, options)).toEqual([]);
});

test('a seam bends around an overhanging stroke', () => {
  // A 7 whose bar reaches over a 1 beside it, and touches its top.
  const mask = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const isBar = y >= 2 && y < 6 && x >= 10 && x < 60;
    const isStem = Math.abs(x - 40 + (y - 4) / 2) < 2.5 && y >= 2;
    const isOne = x >= 60 && x < 64 && y >= 2;
    return Number(isBar || isStem || isOne);
  });
  const labels = labelComponents(mask, WIDTH, HEIGHT);
  const seams = findSeams(labels, labels.components[0]!, options);
  expect(seams.some(({ columns }) => columns.every((x) => x > 44 && x <= 61))).toBe(true);
});
