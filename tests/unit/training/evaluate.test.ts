import { describe, expect, test } from 'vitest';
import type { Prediction } from '../../../engine/api.ts';
import { evaluatePredictions } from '../../../training/evaluate.ts';

/** An answer with the rest of the probability on one other digit. */
function answer(label: number, probability: number, digitProbability = 1): Prediction {
  const probabilities = new Float32Array(10);
  probabilities[label] = probability;
  probabilities[(label + 1) % 10] = 1 - probability;
  return { label, probability, probabilities, digitProbability, symbolProbability: 0 };
}

describe('evaluatePredictions', () => {
  test('counts, confuses, rejects and scores', () => {
    const evaluation = evaluatePredictions([3, 4, 7], [answer(3, 0.75), answer(3, 0.75), answer(7, 0.5, 0.1)], 0.2);
    expect(evaluation).toMatchObject({ count: 3, correct: 2, accuracy: 2 / 3, rejected: 1, characterErrorRate: null });
    expect(evaluation.confusion![4]![3]).toBe(1);
    expect(evaluation.confusion!.flat().reduce((sum, value) => sum + value)).toBe(3);
    expect(evaluation.negativeLogLikelihood).toBeCloseTo(-(Math.log(0.75) + Math.log(0.25) + Math.log(0.5)) / 3, 6);
    // Bin of the two at 0.75: one right. Bin of the one at 0.5: right.
    expect(evaluation.expectedCalibrationError).toBeCloseTo((2 * 0.25 + 1 * 0.5) / 3, 6);
  });

  test('without labels only counts and rejects', () => {
    expect(evaluatePredictions(null, [answer(1, 1, 0.3)], 0.5)).toEqual({
      count: 1,
      correct: null,
      accuracy: null,
      characterErrorRate: null,
      rejected: 1,
      expectedCalibrationError: null,
      negativeLogLikelihood: null,
      confusion: null,
    });
  });

  test('a certain wrong answer costs a finite loss', () => {
    expect(Number.isFinite(evaluatePredictions([5], [answer(1, 1)], 0).negativeLogLikelihood)).toBe(true);
  });

  test('refuses labels that do not match', () => {
    expect(() => evaluatePredictions([1, 2], [answer(1, 1)], 0)).toThrow(RangeError);
    expect(() => evaluatePredictions([10], [answer(1, 1)], 0)).toThrow(/0–9/);
  });
});
