import { expect, test } from 'vitest';
import { Random } from '../../../training/random.ts';
import { solvePositiveDefinite } from '../../../training/solve-positive-definite.ts';

test('solves what is known: A = [[4, 2], [2, 3]], x = [1, -2]', () => {
  const solution = solvePositiveDefinite(Float64Array.of(4, 2, 2, 3), [0, -4]);
  expect(solution[0]).toBeCloseTo(1, 12);
  expect(solution[1]).toBeCloseTo(-2, 12);
});

test('gives back the vector that a Gram matrix of random rows was multiplied by', () => {
  const [size, random] = [12, new Random(1, 0)];
  const rows = Array.from({ length: 40 }, () => Array.from({ length: size }, () => random.uniform(-1, 1)));
  const gram = Float64Array.from({ length: size * size }, (_, at) =>
    rows.reduce((sum, row) => sum + row[Math.floor(at / size)]! * row[at % size]!, 0),
  );
  const expected = Array.from({ length: size }, () => random.uniform(-1, 1));
  const product = expected.map((_, row) => expected.reduce((sum, x, k) => sum + x * gram[row * size + k]!, 0));
  const solution = solvePositiveDefinite(gram, product);
  for (const [i, value] of expected.entries()) expect(solution[i]).toBeCloseTo(value, 9);
});

test('another matrix is refused', () => {
  expect(() => solvePositiveDefinite(Float64Array.of(1, 2, 2, 1), [1, 1])).toThrow(RangeError);
});
