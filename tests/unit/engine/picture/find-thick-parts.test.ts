import { expect, test } from 'vitest';
import { findThickParts } from '../../../../engine/picture/find-thick-parts.ts';

const SIDE = 40;

test('what a solid square fits into is thick, and a stroke that runs into it is not', () => {
  const isBlock = (x: number, y: number) => x >= 20 && y >= 10 && y < 30;
  const isStroke = (y: number) => y >= 18 && y < 21;
  const mask = Uint8ClampedArray.from({ length: SIDE * SIDE }, (_, i) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    return Number(isBlock(x, y) || isStroke(y));
  });
  const thick = findThickParts(mask, SIDE, SIDE, 3);
  const at = (x: number, y: number) => thick[y * SIDE + x];
  expect([at(20, 10), at(39, 29), at(30, 20)]).toEqual([1, 1, 1]);
  expect([at(5, 19), at(15, 19), at(30, 2)]).toEqual([0, 0, 0]);
});
