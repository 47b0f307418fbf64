import { expect, test } from 'vitest';
import { findSolidBlocks } from '../../../../../engine/picture/surroundings/find-solid-blocks.ts';
import { Random } from '../../../../../training/random.ts';

const SIDE = 120;

function maskOf(isInk: (x: number, y: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: SIDE * SIDE }, (_, i) => Number(isInk(i % SIDE, Math.floor(i / SIDE))));
}

test('a band 30 pixels wide is solid to 1 - 10 / 30 of its area in blocks of 10, with frayed edges too', () => {
  const random = new Random(1);
  const frayed = maskOf((x) => Math.abs(x - 60.5) < 15 + random.uniform(-3, 3));
  const area = frayed.reduce((sum, value) => sum + value, 0);
  const middles = findSolidBlocks(frayed, SIDE, SIDE, 10);
  expect((100 * middles.length) / area).toBeCloseTo(2 / 3, 1);
  for (const middle of middles) expect(frayed[middle]).toBe(1);
});

test('strokes thinner than a block have none', () => {
  const strokes = maskOf((x, y) => (x + y) % 40 < 8);
  expect(findSolidBlocks(strokes, SIDE, SIDE, 10)).toEqual([]);
  expect(findSolidBlocks(strokes, SIDE, SIDE, 4)).not.toEqual([]);
});
