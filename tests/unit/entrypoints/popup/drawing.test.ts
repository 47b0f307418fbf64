import { expect, test } from 'vitest';
import { type DrawnStroke, inkOf, strokesIn } from '../../../../entrypoints/popup/drawing.ts';

const drawing: DrawnStroke[] = [
  [
    [10, 10, 1000, 0.5],
    [20, 30, 1016, 0.7],
  ],
  [[100, 20, 1400, 0.5]],
];

test('ink is the drawing without pressure, in milliseconds since its first point', () => {
  expect(inkOf(drawing).strokes).toEqual([
    [
      [10, 10, 0],
      [20, 30, 16],
    ],
    [[100, 20, 400]],
  ]);
  expect(inkOf([]).strokes).toEqual([]);
});

test('the strokes of a digit are those that lie in its box', () => {
  const ink = inkOf(drawing);
  expect(strokesIn(ink, { x: 10, y: 10, width: 10, height: 20 })).toEqual([ink.strokes[0]]);
  expect(strokesIn(ink, { x: 100, y: 20, width: 0, height: 0 })).toEqual([ink.strokes[1]]);
});
