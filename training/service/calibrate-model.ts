import { NOT_A_DIGIT, type SequentialModel } from '../../model/spec.ts';
import type { Dataset } from '../api.ts';
import { chooseMinDigitProbability, fitTemperature, foldTemperature } from '../calibrate.ts';
import { computeLogits } from '../logits.ts';
import { toPredictions } from '../predictions.ts';

/** Fewer held-out digits than this calibrate nothing. */
const MIN_FOR_CALIBRATION = 200;
/** Of true digits, one in 500 may be taken for none. */
const REFUSED_SHARE = 0.002;

/** Calibrates a network trained from scratch on its held-out digits, where they are enough for it. */
export async function calibrate(model: SequentialModel, heldOut: Dataset): Promise<SequentialModel> {
  if (heldOut.labels.length < MIN_FOR_CALIBRATION) return model;
  const { classes } = model.metadata;
  const logits = await computeLogits(model, heldOut.images);
  const temperature = fitTemperature(logits, classes, heldOut.labels);
  const calibrated = logits.map((logit) => logit / temperature);
  const threshold =
    classes > NOT_A_DIGIT ? chooseMinDigitProbability(toPredictions(calibrated, classes), REFUSED_SHARE) : 0;
  const minDigitProbability = Math.min(0.5, threshold);
  const folded = foldTemperature(model, temperature);
  return { ...folded, metadata: { ...folded.metadata, minDigitProbability } };
}
