import { expect, test } from 'vitest';
import type { Reading } from '../../../engine/api.ts';
import { editDistance, evaluateReadings } from '../../../training/evaluate-readings.ts';

/** A reading of one line, all digits equally probable. */
function reading(text: string, probability = 1): Reading {
  const digits = [...text].map((digit) => ({
    label: Number(digit),
    probability,
    probabilities: new Float32Array(10),
    digitProbability: 1,
    symbolProbability: 0,
    box: { x: 0, y: 0, width: 1, height: 1 },
    glyph: new Uint8ClampedArray(784),
  }));
  return { text, lines: text ? [{ text, digits }] : [] };
}

test('right is the exact text', () => {
  const evaluation = evaluateReadings(['407', '12', ''], [reading('407'), reading('17'), reading('')]);
  expect(evaluation).toMatchObject({ count: 3, correct: 2, accuracy: 2 / 3, rejected: 1, characterErrorRate: 1 / 5 });
  expect(evaluation.confusion).toBeNull();
});

test('a text is as probable as all its digits together', () => {
  const { expectedCalibrationError } = evaluateReadings(['11', '22'], [reading('11', 0.9), reading('23', 0.9)]);
  expect(expectedCalibrationError).toBeCloseTo(0.81 - 0.5);
});

test('single digits have a confusion matrix', () => {
  const { confusion } = evaluateReadings(['1', '1', '2'], [reading('1'), reading('7'), reading('')]);
  expect(confusion![1]).toEqual([0, 1, 0, 0, 0, 0, 0, 1, 0, 0]);
  expect(confusion![2]!.every((count) => count === 0)).toBe(true);
});

test('without texts, what was rejected is the point', () => {
  const evaluation = evaluateReadings(null, [reading(''), reading('5')]);
  expect(evaluation).toMatchObject({ count: 2, rejected: 1, accuracy: null, correct: null });
});

test.each([
  ['', '', 0],
  ['407', '', 3],
  ['kitten', 'sitting', 3],
  ['12', '21', 2],
])('%s to %s takes %i edits', (from, to, edits) => {
  expect(editDistance(from, to)).toBe(edits);
});
