import type { Prediction } from '../engine/api.ts';
import { type ClassCount, DIGIT_COUNT, NOT_A_DIGIT, SYMBOL, SYMBOL_OFFSET } from '../model/spec.ts';

/**
 * Logits as predictions: the digits among themselves, and against "no digit"; symbols beside that. What softmax and `toPredictions` of the engine come to.
 *
 * @param logits row-major [n, classes]
 */
export function toPredictions(logits: Float32Array, classes: ClassCount): Prediction[] {
  const predictions: Prediction[] = [];
  for (let start = 0; start < logits.length; start += classes) {
    const row = logits.subarray(start, start + classes);
    const digits = row.subarray(0, DIGIT_COUNT);
    const peak = digits.reduce((greatest, logit) => Math.max(greatest, logit), -Infinity);
    const exponentials = Array.from(digits, (logit) => Math.exp(logit - peak));
    const digitSum = exponentials.reduce((sum, value) => sum + value, 0);
    const none = classes > NOT_A_DIGIT ? Math.exp(row[NOT_A_DIGIT]! - peak) : 0;
    const probabilities = Float32Array.from(exponentials, (value) => value / digitSum);
    const label = digits.indexOf(peak);
    const digitProbability = digitSum / (digitSum + none);
    predictions.push({
      label,
      probability: probabilities[label]!,
      probabilities,
      digitProbability,
      symbolProbability:
        classes > SYMBOL
          ? (1 - digitProbability) / (1 + Math.exp(row[NOT_A_DIGIT]! - row[SYMBOL]! - SYMBOL_OFFSET))
          : 0,
    });
  }
  return predictions;
}
