import { expect, test } from 'vitest';
import { binReliability, expectedCalibrationError } from '../../../training/reliability.ts';

const answers = (probability: number, right: number, wrong: number) =>
  [...Array(right + wrong).keys()].map((index) => ({ probability, isRight: index < right }));

test('nine of ten at 0.9 is calibrated, five of ten at 0.9 is 0.4 off', () => {
  expect(expectedCalibrationError(answers(0.9, 9, 1))).toBeCloseTo(0);
  expect(expectedCalibrationError(answers(0.9, 5, 5))).toBeCloseTo(0.4);
});

test('errors of bins do not cancel', () => {
  expect(expectedCalibrationError([...answers(0.9, 5, 5), ...answers(0.5, 9, 1)])).toBeCloseTo(0.4);
});

test('every probability has a bin, and 1 is in the last', () => {
  const bins = binReliability([0, 1e-9, 0.5, 1].map((probability) => ({ probability, isRight: true })));
  expect(bins).toHaveLength(15);
  expect(bins.map(({ count }) => count).reduce((a, b) => a + b)).toBe(4);
  expect(bins[14]).toEqual({ count: 1, confidence: 1, accuracy: 1 });
});
