import type { Prediction } from '../engine/api.ts';
import { DIGIT_COUNT } from '../model/spec.ts';

/**
 * Logits as predictions: softmax over all classes, then the digits among themselves.
 *
 * @param logits row-major [n, classes]
 * @param classes 10, or 11 with "no digit" last
 */
export function toPredictions(logits: Float32Array, classes: number): Prediction[] {
  const predictions: Prediction[] = [];
  for (let start = 0; start < logits.length; start += classes) {
    const row = logits.subarray(start, start + classes);
    const digits = row.subarray(0, DIGIT_COUNT);
    const peak = digits.reduce((greatest, logit) => Math.max(greatest, logit), -Infinity);
    const exponentials = Array.from(digits, (logit) => Math.exp(logit - peak));
    const digitSum = exponentials.reduce((sum, value) => sum + value, 0);
    const otherSum = row.subarray(DIGIT_COUNT).reduce((sum, logit) => sum + Math.exp(logit - peak), 0);
    const probabilities = Float32Array.from(exponentials, (value) => value / digitSum);
    const label = digits.indexOf(peak);
    predictions.push({
      label,
      probability: probabilities[label]!,
      probabilities,
      digitProbability: digitSum / (digitSum + otherSum),
    });
  }
  return predictions;
}
