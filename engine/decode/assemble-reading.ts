import type { Line, Reading, ReadOptions } from '../api.ts';
import type { Path } from './best-path.ts';

/** Used where neither the caller nor the model says. */
const DEFAULT_MIN_DIGIT_PROBABILITY = 0.5;

/** Keeps the digits of each line's path that are probable enough, and drops lines without any. */
export function assembleReading(paths: readonly Path[], options: ReadOptions): Reading {
  const least = options.minDigitProbability ?? DEFAULT_MIN_DIGIT_PROBABILITY;
  const lines: Line[] = [];
  for (const { steps } of paths) {
    const digits = steps
      .filter(({ isDigit, candidate }) => isDigit && candidate.prediction.digitProbability >= least)
      .map(({ candidate }) => ({ ...candidate.prediction, box: candidate.box, glyph: candidate.glyph }));
    if (digits.length > 0) lines.push({ text: digits.map(({ label }) => label).join(''), digits });
  }
  return { text: lines.map(({ text }) => text).join('\n'), lines };
}
