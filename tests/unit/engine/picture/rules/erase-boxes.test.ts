import { describe, expect, it } from 'vitest';
import { findComponents } from '../../../../../engine/picture/raster/label-components.ts';
import { eraseBoxes } from '../../../../../engine/picture/rules/erase-boxes.ts';

const SIDE = 80;
type Box = readonly [left: number, top: number, right: number, bottom: number];

function inkOf(boxes: readonly Box[]): Uint8Array {
  const mask = new Uint8Array(SIDE * SIDE);
  for (const [left, top, right, bottom] of boxes)
    for (let y = top; y < bottom; y++) mask.fill(1, y * SIDE + left, y * SIDE + right);
  return mask;
}

const erase = (mask: Uint8Array) => eraseBoxes(mask, findComponents(mask, SIDE, SIDE));

/** A box from 10 to 70, two pixels thick. */
const BOX: Box[] = [
  [10, 10, 70, 12],
  [10, 68, 70, 70],
  [10, 10, 12, 70],
  [68, 10, 70, 70],
];
/** Where its sides meet: less than a dot of the pen. */
const CORNERS = [10, 68].flatMap((x) => [10, 68].map((y): Box => [x, y, x + 2, y + 2]));
/** A seven whose bar touches the box's left side. */
const SEVEN: Box[] = [
  [10, 20, 50, 26], // where it crosses the side, that stays
  [44, 20, 50, 60],
];

describe('eraseBoxes', () => {
  it('erases a box that hangs together with what is written in it, and keeps that', () => {
    expect(erase(inkOf([...BOX, ...SEVEN]))).toEqual(inkOf([...CORNERS, ...SEVEN]));
  });

  it('erases the walls of a row of boxes, too', () => {
    const wall: Box = [52, 10, 54, 70];
    const ends = [10, 68].map((y): Box => [52, y, 54, y + 2]);
    expect(erase(inkOf([...BOX, wall, ...SEVEN]))).toEqual(inkOf([...CORNERS, ...ends, ...SEVEN]));
  });

  it('takes bounded time for boxes within boxes', () => {
    const side = 600;
    const mask = new Uint8Array(side * side);
    for (let ring = 0; ring < 290; ring += 4)
      for (let i = ring; i < side - ring; i++)
        for (const at of [ring, side - 1 - ring]) mask[at * side + i] = mask[i * side + at] = 1;
    const start = performance.now();
    eraseBoxes(mask, findComponents(mask, side, side));
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('leaves a square zero, a box with a side open, and a letter', () => {
    for (const shape of [BOX, [...BOX.slice(1), ...SEVEN], [...BOX.slice(0, 3), ...SEVEN]]) {
      const mask = inkOf(shape);
      expect(erase(mask)).toBe(mask);
    }
  });
});
