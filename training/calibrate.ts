import type { Prediction } from '../engine/api.ts';
import { DIGIT_COUNT, type SequentialModel, type Weight } from '../model/spec.ts';

/** Mean negative log-likelihood, in nats, of the digits among themselves at a temperature. */
function lossAt(temperature: number, logits: Float32Array, classes: number, labels: Uint8Array): number {
  let total = 0;
  labels.forEach((label, row) => {
    const digits = logits.subarray(row * classes, row * classes + DIGIT_COUNT);
    let peak = -Infinity;
    for (const logit of digits) peak = Math.max(peak, logit);
    let sum = 0;
    for (const logit of digits) sum += Math.exp((logit - peak) / temperature);
    total += Math.log(sum) - (digits[label]! - peak) / temperature;
  });
  return total / labels.length;
}

const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature that makes labels most likely: logits are divided by it. Label smoothing leaves a network too modest, so it is
 * usually below 1. Golden-section search on its logarithm, where the loss has one valley.
 *
 * @param logits row-major [n, classes] of held-out digits
 * @param labels [n], 0–9
 * @returns in [1/20, 20]
 * @see Guo et al. 2017, On Calibration of Modern Neural Networks, §4.2
 */
export function fitTemperature(logits: Float32Array, classes: number, labels: Uint8Array): number {
  let [low, high] = [Math.log(1 / 20), Math.log(20)];
  const loss = (logarithm: number) => lossAt(Math.exp(logarithm), logits, classes, labels);
  while (high - low > 1e-4) {
    const left = high - GOLDEN_RATIO * (high - low);
    const right = low + GOLDEN_RATIO * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** The same network with its logits divided by the temperature. @throws {RangeError} its last layer is not dense */
export function foldTemperature(model: SequentialModel, temperature: number): SequentialModel {
  const last = model.layers.at(-1);
  if (last?.type !== 'dense') throw new RangeError(`Expected a dense layer at the end, got ${last?.type ?? 'none'}`);
  const weights = new Map<string, Weight>(model.weights);
  for (const name of [`${last.name}/kernel`, `${last.name}/bias`]) {
    const weight = weights.get(name);
    if (weight) weights.set(name, { shape: weight.shape, values: weight.values.map((value) => value / temperature) });
  }
  return { ...model, weights };
}

/**
 * The greatest `minDigitProbability` that refuses at most a share of true digits.
 *
 * @param predictions of held-out digits
 * @param refusedShare in [0, 1)
 */
export function chooseMinDigitProbability(predictions: readonly Prediction[], refusedShare: number): number {
  const sorted = predictions.map(({ digitProbability }) => digitProbability).sort((a, b) => a - b);
  return sorted[Math.floor(refusedShare * sorted.length)] ?? 0;
}
