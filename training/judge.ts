import { DIGIT_COUNT, GLYPH_SIZE, type SequentialModel } from '../model/spec.ts';
import type { Dataset } from './api.ts';
import { evaluatePredictions } from './evaluate.ts';
import { computeLogits } from './logits.ts';
import { toPredictions } from './predictions.ts';

/** A labelled set that only judges. Glyphs labelled 10 are left out of its accuracy. */
export interface ValidationSet {
  readonly name: string;
  readonly dataset: Dataset;
}

/** Accuracy and loss on the digits of a set, by forced choice. */
export async function judge(
  model: SequentialModel,
  { images, labels }: Dataset,
): Promise<{ accuracy: number; loss: number }> {
  const pixels = GLYPH_SIZE * GLYPH_SIZE;
  const rows = [...labels.keys()].filter((row) => labels[row]! < DIGIT_COUNT);
  const digits = rows.length === labels.length ? images : new Uint8Array(rows.length * pixels);
  if (digits !== images)
    rows.forEach((row, index) => {
      digits.set(images.subarray(row * pixels, (row + 1) * pixels), index * pixels);
    });
  const predictions = toPredictions(await computeLogits(model, digits), model.metadata.classes);
  const truth = rows.map((row) => labels[row]!);
  const { accuracy, negativeLogLikelihood } = evaluatePredictions(truth, predictions, 0);
  return { accuracy: accuracy ?? 0, loss: negativeLogLikelihood ?? 0 };
}
