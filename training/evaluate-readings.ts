import type { Reading } from '../engine/api.ts';
import type { Evaluation } from './evaluate.ts';
import { expectedCalibrationError } from './reliability.ts';

/**
 * Judges readings of whole pictures or drawings: right is the exact text. The probability of a text is the product of
 * its digits'.
 *
 * @param texts the true texts, '' where there is no digit; null where nothing is known
 * @throws {RangeError} texts and readings differ in number
 */
export function evaluateReadings(texts: readonly string[] | null, readings: readonly Reading[]): Evaluation {
  const count = readings.length;
  const rejected = readings.filter(({ text }) => text === '').length;
  if (!texts || count === 0) {
    return { count, ...unknown, rejected };
  }
  if (texts.length !== count)
    throw new RangeError(`Expected a text for each of ${count} readings, got ${texts.length}`);
  const isRight = readings.map(({ text }, index) => text === texts[index]);
  const correct = isRight.filter(Boolean).length;
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const edits = readings.reduce((sum, { text }, index) => sum + editDistance(text, texts[index]!), 0);
  const answered = readings.flatMap((reading, index) =>
    reading.text === '' ? [] : [{ probability: textProbability(reading), isRight: isRight[index]! }],
  );
  return {
    count,
    correct,
    accuracy: correct / count,
    characterErrorRate: length > 0 ? edits / length : null,
    rejected,
    negativeLogLikelihood: null,
    expectedCalibrationError: answered.length > 0 ? expectedCalibrationError(answered) : null,
    confusion: texts.every((text) => /^\d$/.test(text)) ? confusionOf(texts, readings) : null,
  };
}

const unknown: Omit<Evaluation, 'count' | 'rejected'> = {
  correct: null,
  accuracy: null,
  characterErrorRate: null,
  expectedCalibrationError: null,
  negativeLogLikelihood: null,
  confusion: null,
};

function textProbability({ lines }: Reading): number {
  return lines.flatMap(({ digits }) => digits).reduce((product, { probability }) => product * probability, 1);
}

/** [10][10] of the single digits that were read as a single digit. */
function confusionOf(texts: readonly string[], readings: readonly Reading[]): number[][] {
  const confusion = Array.from({ length: 10 }, () => Array<number>(10).fill(0));
  readings.forEach(({ text }, index) => {
    if (/^\d$/.test(text)) confusion[Number(texts[index])]![Number(text)]! += 1;
  });
  return confusion;
}

/** Levenshtein distance: the least insertions, deletions and replacements. */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
