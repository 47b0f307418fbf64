import type { Digit, Reading } from '../../engine/api.ts';

/** Below this probability a digit is marked as unsure: of such digits one in ten or more is wrong. */
const UNSURE_BELOW = 0.9;

/** Whether a reader should look at this digit twice. */
export function isUnsure(digit: Digit): boolean {
  return digit.probability < UNSURE_BELOW;
}

/** Probability in [0, 1] that every digit is right, taking their mistakes for independent. 1 for an empty reading. */
export function readingProbability(reading: Reading): number {
  return reading.lines.flatMap((line) => line.digits).reduce((product, digit) => product * digit.probability, 1);
}
