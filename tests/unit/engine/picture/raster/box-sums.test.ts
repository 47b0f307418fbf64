import { expect, test } from 'vitest';
import { BoxSums } from '../../../../../engine/picture/raster/box-sums.ts';
import { Random } from '../../../../../training/random.ts';

/** Adds up every square by itself. */
function sumPlainly(values: ArrayLike<number>, width: number, height: number, radius: number): number[] {
  return Array.from({ length: width * height }, (_, i) => {
    const [column, row] = [i % width, Math.floor(i / width)];
    let sum = 0;
    for (let y = Math.max(0, row - radius); y <= Math.min(height - 1, row + radius); y++)
      for (let x = Math.max(0, column - radius); x <= Math.min(width - 1, column + radius); x++)
        sum += values[y * width + x]!;
    return sum;
  });
}

test.each([
  ['inside', 30, 20, 3],
  ['wider than the picture', 7, 30, 9],
  ['higher than the picture', 30, 5, 9],
  ['larger than the picture', 4, 3, 20],
  ['a pixel', 12, 9, 0],
])('sums are those of the square cut at the edges: %s', (_, width, height, radius) => {
  const random = new Random(1);
  const values = Uint8ClampedArray.from({ length: width * height }, () => random.integer(256));
  const boxSums = new BoxSums(values, width, height, radius);
  const sums = Array.from({ length: height }, () => [...boxSums.next()]).flat();
  expect(sums).toEqual(sumPlainly(values, width, height, radius));
});

test('sums of large whole numbers are exact, and leave nothing behind', () => {
  const values = new Float32Array(50 * 50);
  values[10 * 50 + 10] = 2 ** 40;
  values[0] = 3;
  const boxSums = new BoxSums(values, 50, 50, 4);
  const sums = Array.from({ length: 50 }, () => [...boxSums.next()]).flat();
  expect(sums).toEqual(sumPlainly(values, 50, 50, 4));
});
