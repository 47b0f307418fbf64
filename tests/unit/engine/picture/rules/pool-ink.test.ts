import { expect, test } from 'vitest';
import { poolInk } from '../../../../../engine/picture/rules/pool-ink.ts';
import { Random } from '../../../../../training/random.ts';

test.each([1, 2, 3, 7, 40])(
  'a block of %i pixels has ink where any of its pixels has, cut at the edges too',
  (step) => {
    const [width, height] = [37, 23];
    const [columns, rows] = [Math.ceil(width / step), Math.ceil(height / step)];
    for (const density of [0, 0.01, 0.2, 1]) {
      const random = new Random(step, 100 * density);
      const mask = Uint8Array.from({ length: width * height }, () => Number(random.chance(density)));
      const expected = new Uint8Array(columns * rows);
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
          if (mask[y * width + x]) expected[Math.floor(y / step) * columns + Math.floor(x / step)] = 1;
      expect(poolInk(mask, width, height, step)).toEqual(expected);
    }
  },
);
