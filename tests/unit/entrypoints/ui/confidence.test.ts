import { expect, test } from 'vitest';
import type { Digit, Reading } from '../../../../engine/api.ts';
import { isUnsure, readingProbability } from '../../../../entrypoints/ui/confidence.ts';

const digit = (probability: number) => ({ probability }) as Digit;
const reading = (...lines: number[][]): Reading => ({
  text: '',
  lines: lines.map((line) => ({ text: '', digits: line.map(digit) })),
});

test('a number is as sure as all its digits together', () => {
  expect(readingProbability(reading([0.5, 0.5], [0.5]))).toBeCloseTo(0.125);
  expect(readingProbability(reading())).toBe(1);
});

test('a digit below nine in ten is unsure', () => {
  expect(isUnsure(digit(0.89))).toBe(true);
  expect(isUnsure(digit(0.9))).toBe(false);
});
