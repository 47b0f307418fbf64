import { expect, test } from 'vitest';
import { keepLargest } from '../../../../../engine/picture/ink-map/keep-largest.ts';

const [WIDTH, HEIGHT] = [100, 80];
type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Which of these boxes of ink are kept; undefined where nothing was left out. */
function kept(...boxes: readonly Box[]): Box[] | undefined {
  const mask = new Uint8Array(WIDTH * HEIGHT);
  for (const [left, top, right, bottom] of boxes)
    for (let y = top; y < bottom; y++) mask.fill(1, y * WIDTH + left, y * WIDTH + right);
  const strength = new Uint8ClampedArray(mask).map((ink) => 200 * ink);
  const largest = keepLargest({ width: WIDTH, height: HEIGHT, mask, strength, threshold: 100 });
  if (!largest) return undefined;
  expect(largest.strength).toEqual(new Uint8ClampedArray(largest.mask).map((ink) => 200 * ink));
  return boxes.filter(([left, top]) => largest.mask[top * WIDTH + left] === 1);
}

const DIGIT: Box = [30, 20, 50, 60];
const PRINT: Box = [70, 30, 74, 34];

test('the largest piece is kept, and print beside it left out', () => {
  expect(kept(PRINT, DIGIT, [10, 10, 20, 30])).toEqual([DIGIT]);
});

test('what is near it and not too short is a part of it, and so is what is near such a part', () => {
  const bar: Box = [53, 22, 63, 25];
  const end: Box = [66, 22, 73, 25];
  const speck: Box = [52, 50, 54, 52];
  expect(kept(DIGIT, bar, end, speck, PRINT)).toEqual([DIGIT, bar, end]);
  expect(kept(DIGIT, end, PRINT)).toEqual([DIGIT]);
});

test('what touches the edge of the picture does not stand free, however large it is', () => {
  expect(kept([0, 0, 25, 80], DIGIT)).toEqual([DIGIT]);
});

test('there is nothing to leave out where all is one piece, and no piece where all are small or at the edge', () => {
  expect(kept(DIGIT)).toBeUndefined();
  expect(kept(PRINT, [40, 40, 44, 44])).toBeUndefined();
  expect(kept([0, 0, 30, 80], [60, 40, 100, 80])).toBeUndefined();
  expect(kept()).toBeUndefined();
});
