import { describe, expect, test } from 'vitest';
import { permutation, Random } from '../../../training/random.ts';

const take = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('Random', () => {
  test('is a pure function of its key', () => {
    expect(take(new Random(1, 2, 3), 8)).toEqual(take(new Random(1, 2, 3), 8));
  });

  test('every part of the key counts, and so does the order', () => {
    const keys = [[], [0], [1], [0, 0], [0, 1], [1, 0], [1, 2, 3], [1, 3, 2], [-1], [2 ** 40], [2 ** 40 + 2 ** 33]];
    expect(new Set(keys.map((key) => new Random(...key).next())).size).toBe(keys.length);
  });

  test('is uniform, within one stream and across neighbouring keys', () => {
    const within = take(new Random(5), 100_000);
    const across = Array.from({ length: 100_000 }, (_, step) => new Random(5, step, 7).next());
    for (const numbers of [within, across]) {
      const bins = new Array<number>(100).fill(0);
      for (const number of numbers) bins[Math.floor(number * 100)]!++;
      const chiSquare = bins.reduce((sum, bin) => sum + (bin - 1000) ** 2 / 1000, 0);
      expect(chiSquare).toBeLessThan(150); // 99 degrees of freedom: 0.1 % of fair generators exceed 149
    }
  });

  test('neighbours are not correlated', () => {
    const numbers = take(new Random(9), 50_000).map((number) => number - 0.5);
    const products = numbers.slice(1).map((number, index) => number * numbers[index]! * 12);
    expect(Math.abs(products.reduce((sum, product) => sum + product, 0) / products.length)).toBeLessThan(0.02);
  });

  test('normal has mean 0 and the deviation asked for', () => {
    const random = new Random(3);
    const numbers = Array.from({ length: 50_000 }, () => random.normal(2));
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    const variance = numbers.reduce((sum, number) => sum + number ** 2, 0) / numbers.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
  });
});

test('permutation holds every index once', () => {
  const order = permutation(1000, new Random(4));
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  expect(Array.from(order.subarray(0, 5))).not.toEqual([0, 1, 2, 3, 4]);
});
