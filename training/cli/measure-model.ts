import type { Prediction } from '../../engine/api.ts';
import { toPredictions } from '../../engine/recognizer.ts';
import { createNetwork } from '../../model/network.ts';
import { DIGIT_COUNT, type SequentialModel } from '../../model/spec.ts';
import type { Dataset } from '../api.ts';
import { chooseMinDigitProbability, fitTemperature, foldTemperature } from '../calibrate.ts';
import { computeLogits } from '../logits.ts';
import type { Mistake } from '../report/model-report.ts';

/** Share of validation digits that may be taken for no digit. */
const REFUSED_SHARE = 0.0025;

/** Answers of the network as it is used: batch norm folded, weights as stored. */
export async function predictAll(model: SequentialModel, { images }: Pick<Dataset, 'images'>): Promise<Prediction[]> {
  const network = createNetwork(model);
  const probabilities = await network.predict(Float32Array.from(images, (ink) => ink / 255));
  network.dispose();
  return toPredictions(probabilities, model.metadata.classes);
}

/** A calibrated model, and what was chosen for it. */
export interface CalibratedModel {
  readonly model: SequentialModel;
  readonly temperature: number;
}

/** Fits the temperature on held-out digits of all sets together, and folds it in. */
export async function calibrate(model: SequentialModel, heldOut: readonly Dataset[]): Promise<CalibratedModel> {
  const { classes } = model.metadata;
  const logits: Float32Array[] = [];
  for (const { images } of heldOut) logits.push(await computeLogits(model, images));
  const joined = new Float32Array(logits.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of logits) {
    joined.set(part, offset);
    offset += part.length;
  }
  const labels = Uint8Array.from(heldOut.flatMap((set) => [...set.labels]));
  if (labels.some((label) => label >= DIGIT_COUNT)) throw new RangeError('Expected digits only to calibrate by');
  const temperature = fitTemperature(joined, classes, labels);
  return { model: foldTemperature(model, temperature), temperature };
}

/** The greatest threshold that refuses at most 0.25 % of the digits of each held-out set. */
export async function chooseThreshold(model: SequentialModel, heldOut: readonly Dataset[]): Promise<number> {
  const thresholds: number[] = [];
  for (const set of heldOut) thresholds.push(chooseMinDigitProbability(await predictAll(model, set), REFUSED_SHARE));
  return Math.min(...thresholds);
}

/** The wrong answers, most certain ones first. */
export function findMistakes(labels: Uint8Array, predictions: readonly Prediction[]): Mistake[] {
  return predictions
    .map(({ label: answer, probability }, index) => ({ index, label: labels[index]!, answer, probability }))
    .filter(({ label, answer }) => label !== answer)
    .sort((a, b) => b.probability - a.probability);
}
