import { beforeAll, expect, test } from 'vitest';
import { startTrainingBackend } from '../../../training/cli/start-training-backend.ts';
import { fitLogistic } from '../../../training/fit-logistic.ts';
import { Random } from '../../../training/random.ts';

beforeAll(startTrainingBackend);

/** What is positive with the probability 1 / (1 + exp(-margin)), the margin being `slopes` · x + `bias`. */
function draw(count: number, slopes: readonly number[], bias: number) {
  const random = new Random(3, 0);
  const features = Float32Array.from({ length: count * slopes.length }, () => random.uniform(-2, 2));
  const isPositive = Uint8Array.from({ length: count }, (_, row) => {
    const margin = slopes.reduce((sum, slope, i) => sum + slope * features[row * slopes.length + i]!, bias);
    return Number(random.chance(1 / (1 + Math.exp(-margin))));
  });
  return { features, isPositive };
}

test('finds what the labels were drawn by', () => {
  const { features, isPositive } = draw(40_000, [1.5, -0.7, 0], 0.4);
  const { weights, bias } = fitLogistic(features, isPositive, 1e-6);
  expect(weights[0]).toBeCloseTo(1.5, 1);
  expect(weights[1]).toBeCloseTo(-0.7, 1);
  expect(weights[2]).toBeCloseTo(0, 1);
  expect(bias).toBeCloseTo(0.4, 1);
});

test('is at the least: the slope of the loss and of the penalty cancel out', () => {
  const ridge = 0.1;
  const { features, isPositive } = draw(500, [3, 0, 1], -1);
  const { weights, bias } = fitLogistic(features, isPositive, ridge);
  const rows = Array.from(isPositive, (label, row) => {
    const x = features.subarray(3 * row, 3 * row + 3);
    const margin = x.reduce((sum, value, i) => sum + value * weights[i]!, bias);
    return { x, error: 1 / (1 + Math.exp(-margin)) - label };
  });
  const mean = (of: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + of(row), 0) / 500;
  expect(mean(({ error }) => error)).toBeCloseTo(0, 3);
  for (const [i, weight] of weights.entries()) {
    const centre = mean(({ x }) => x[i]!);
    const variance = mean(({ x }) => (x[i]! - centre) ** 2);
    expect(mean(({ x, error }) => x[i]! * error) + ridge * variance * weight).toBeCloseTo(0, 3);
  }
});

test('a feature that never varies gets no weight, wherever it stands', () => {
  const features = Float32Array.of(30, 0.2, 30, 0.9, 30, 0.3, 30, 0.6); // [4, 2]
  const { weights, bias } = fitLogistic(features, Uint8Array.of(0, 1, 1, 0), 1e-3);
  expect(weights[0]! * 30).toBeCloseTo(0, 1);
  expect(Number.isFinite(weights[1]! + bias)).toBe(true);
});

test('what a line parts without a mistake gets weights that stay finite', () => {
  const features = Float32Array.of(-2, -1, 1, 2);
  const { weights, bias } = fitLogistic(features, Uint8Array.of(0, 0, 1, 1), 1e-3);
  expect(weights[0]).toBeGreaterThan(1);
  expect(weights[0]).toBeLessThan(100);
  expect(bias).toBeCloseTo(0, 3);
});
