import { describe, expect, test } from 'vitest';
import { learningRateAt } from '../../../training/schedule.ts';
import { updateAverage } from '../../../training/weight-average.ts';

const settings = { peakLearningRate: 0.01, warmUpShare: 0.1 };

describe('the learning rate', () => {
  test('starts at a tenth, peaks after the warm-up, and ends near nothing', () => {
    expect(learningRateAt(0, 1000, settings)).toBeCloseTo(0.001, 9);
    expect(learningRateAt(100, 1000, settings)).toBeCloseTo(0.01, 9);
    expect(learningRateAt(999, 1000, settings)).toBeLessThan(0.0001);
  });

  test('rises, then falls', () => {
    const rates = Array.from({ length: 1000 }, (_, step) => learningRateAt(step, 1000, settings));
    for (let step = 1; step < 1000; step++)
      expect(Math.sign(rates[step]! - rates[step - 1]!)).toBe(step <= 100 ? 1 : -1);
  });
});

test('the average of weights forgets its start, then moves slowly', () => {
  const average = Float32Array.of(1);
  for (let step = 1; step <= 200; step++) updateAverage(average, Float32Array.of(0), 0.999, step);
  expect(average[0]).toBeLessThan(0.001);
  updateAverage(average, Float32Array.of(1), 0.999, 100_000);
  expect(average[0]).toBeLessThan(0.003);
});
