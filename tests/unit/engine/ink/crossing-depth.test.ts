import { expect, test } from 'vitest';
import type { Stroke } from '../../../../engine/api.ts';
import { crossingDepth } from '../../../../engine/ink/crossing-depth.ts';

const falling: Stroke = [
  [0, 0],
  [30, 30],
  [60, 60],
];

test.each<[string, Stroke, number]>([
  [
    'the middle of both',
    [
      [60, 0],
      [0, 60],
    ],
    Math.hypot(30, 30),
  ],
  [
    'near an end of one',
    [
      [12, 8],
      [8, 12],
    ],
    Math.hypot(2, 2),
  ],
  [
    'nowhere',
    [
      [61, 0],
      [61, 60],
    ],
    0,
  ],
  [
    'beside it in parallel',
    [
      [5, 0],
      [65, 60],
    ],
    0,
  ],
  ['a dot upon it', [[30, 30]], 0],
])('a stroke that crosses %s', (_, other, depth) => {
  expect(crossingDepth(falling, other)).toBeCloseTo(depth);
  expect(crossingDepth(other, falling)).toBeCloseTo(depth);
});
