import { describe, expect, test } from 'vitest';
import { addTails } from '../../../../training/augment/add-tails.ts';
import { boundsOf, type Strokes } from '../../../../training/augment/strokes.ts';
import { Random } from '../../../../training/random.ts';

/** A 4: a corner and a stem, a hundred units high. */
const FOUR: Strokes = [
  [
    [20, 0],
    [0, 60],
    [60, 60],
  ],
  [
    [45, 20],
    [45, 100],
  ],
];
const many = Array.from({ length: 300 }, (_, seed) => addTails(FOUR, new Random(seed)));

describe('addTails', () => {
  test('the strokes stay as they were, tails stand before and after them', () => {
    for (const drawn of many)
      drawn.forEach((stroke, index) => {
        const at = stroke.indexOf(FOUR[index]![0]!);
        expect(stroke.slice(at, at + FOUR[index]!.length)).toEqual(FOUR[index]);
      });
  });
  test('some strokes have a tail, most have none', () => {
    const ends = many.flatMap((drawn) => drawn.map((stroke, index) => stroke.length > FOUR[index]!.length));
    const share = ends.filter(Boolean).length / ends.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.45);
  });
  test('a tail leaves in the direction of its stroke, and is a sixth of the drawing long at most', () => {
    const slopes: number[] = []; // of the stem's first step downwards beyond its end
    for (const drawn of many) {
      const stem = drawn[1]!;
      const [x, y] = stem[stem.indexOf(FOUR[1]![1]!) + 1] ?? [45, 100];
      const step = Math.hypot(x - 45, y - 100);
      if (step > 0) slopes.push((y - 100) / step);
      const [left, top, right, bottom] = boundsOf(drawn);
      expect(Math.max(-left, -top, right - 60, bottom - 100)).toBeLessThan(100 / 6);
    }
    expect(slopes.length).toBeGreaterThan(20);
    expect(slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length).toBeGreaterThan(0.9);
  });
  test('dots and dashes have none, and without strength nothing has', () => {
    const dot: Strokes = [...FOUR, [[90, 90]]];
    for (let seed = 0; seed < 100; seed++) {
      expect(addTails(dot, new Random(seed))[2]).toEqual([[90, 90]]);
      expect(addTails(FOUR, new Random(seed), 0)).toEqual(FOUR);
    }
  });
});
