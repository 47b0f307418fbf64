import type { Prediction } from '../engine/api.ts';
import { DIGIT_COUNT } from '../model/spec.ts';
import { type Answer, expectedCalibrationError } from './reliability.ts';

/** How good a set of answers is: the object that `npm run evaluate -- --json` prints. What cannot be known is null. */
export interface Evaluation {
  readonly count: number;
  /** Forced choice among the ten digits: what is refused counts by its most probable digit. Null without labels. */
  readonly correct: number | null;
  /** `correct / count`, in [0, 1]. */
  readonly accuracy: number | null;
  /** Edits to mend all texts, over the length of the true ones; null where single glyphs are judged. */
  readonly characterErrorRate: number | null;
  /** How many were taken for no digit. */
  readonly rejected: number;
  /** In [0, 1], 15 bins of equal width: Guo et al. 2017, On Calibration of Modern Neural Networks, §2. */
  readonly expectedCalibrationError: number | null;
  /** Mean over the labelled, in nats. */
  readonly negativeLogLikelihood: number | null;
  /** [10][10]: rows are labels, columns answers. */
  readonly confusion: number[][] | null;
}

/** How sure each answer was, and whether it was right. @param labels the true digits, one for each prediction */
export function toAnswers(labels: ArrayLike<number>, predictions: readonly Prediction[]): Answer[] {
  return predictions.map(({ label, probability }, index) => ({ probability, isRight: label === labels[index] }));
}

function assertDigits(labels: ArrayLike<number>, count: number): void {
  if (labels.length !== count)
    throw new RangeError(`Expected a label for each of ${count} answers, got ${labels.length}`);
  for (let index = 0; index < labels.length; index++)
    if (!(labels[index]! < DIGIT_COUNT)) throw new RangeError(`Expected labels 0–9, got ${labels[index]} at ${index}`);
}

/**
 * Judges answers to single glyphs.
 *
 * @param labels the true digits, 0–9, one for each prediction; null where nothing is known
 * @param minDigitProbability below it a glyph counts as rejected
 * @throws {RangeError} labels and predictions differ in number, or a label is no digit
 */
export function evaluatePredictions(
  labels: ArrayLike<number> | null,
  predictions: readonly Prediction[],
  minDigitProbability: number,
): Evaluation {
  const count = predictions.length;
  const rejected = predictions.filter((prediction) => prediction.digitProbability < minDigitProbability).length;
  if (!labels || count === 0)
    return {
      count,
      correct: null,
      accuracy: null,
      characterErrorRate: null,
      rejected,
      expectedCalibrationError: null,
      negativeLogLikelihood: null,
      confusion: null,
    };
  assertDigits(labels, count);
  const confusion = Array.from({ length: DIGIT_COUNT }, () => Array<number>(DIGIT_COUNT).fill(0));
  let logLikelihood = 0;
  predictions.forEach(({ label: answer, probabilities }, index) => {
    const label = labels[index]!;
    confusion[label]![answer]! += 1;
    logLikelihood += Math.log(Math.max(probabilities[label]!, 1e-12));
  });
  const correct = confusion.reduce((sum, row, label) => sum + row[label]!, 0);
  return {
    count,
    correct,
    accuracy: correct / count,
    characterErrorRate: null,
    rejected,
    expectedCalibrationError: expectedCalibrationError(toAnswers(labels, predictions)),
    negativeLogLikelihood: -logLikelihood / count,
    confusion,
  };
}
