import { expect, test } from 'vitest';
import { labelComponents } from '../../../../../engine/picture/raster/label-components.ts';
import { removeSpecks } from '../../../../../engine/picture/segment/remove-specks.ts';

const [WIDTH, HEIGHT] = [80, 40];
type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The left edges of what is left of these boxes of ink, in order. */
function leftOf(boxes: readonly Box[]): number[] {
  const mask = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    return Number(boxes.some(([left, top, right, bottom]) => x >= left && x < right && y >= top && y < bottom));
  });
  const kept = removeSpecks(labelComponents(mask, WIDTH, HEIGHT));
  return kept.map(({ bounds }) => bounds.left).sort((a, b) => a - b);
}

/** A digit with strokes four pixels wide. */
const digit = (left: number, top: number, bottom: number): Box[] => [
  [left, top, left + 4, bottom],
  [left, bottom - 4, left + 20, bottom],
];

test('a one at the side of a line cut to its digits is kept; what is left of a frame there is not', () => {
  const atSide: Box = [0, 1, 4, 39];
  expect(leftOf([atSide, ...digit(20, 1, 39), ...digit(50, 1, 39)])).toEqual([0, 20, 50]);
  expect(leftOf([atSide, ...digit(20, 7, 33), ...digit(50, 7, 33)])).toEqual([20, 50]);
});

test('what sticks out of the edge, and specks, are left out', () => {
  expect(leftOf([[10, 0, 14, 5], ...digit(20, 5, 38), [60, 20, 61, 21]])).toEqual([20]);
});

test('an edge much higher than the one piece that stands free is left out, ink about as high is kept', () => {
  const shadow: Box = [60, 0, 70, 40];
  expect(leftOf([shadow, ...digit(20, 10, 30)])).toEqual([20]);
  expect(leftOf([shadow, ...digit(20, 2, 38)])).toEqual([20, 60]);
  expect(leftOf([shadow, ...digit(3, 10, 30), ...digit(30, 10, 30)])).toEqual([3, 30, 60]); // two
  expect(leftOf([shadow, [20, 20, 22, 24]])).toEqual([60]); // a speck says nothing
});
