import { DIGIT_COUNT, NOT_A_DIGIT, type SequentialModel } from '../../model/spec.ts';
import type { Evaluation } from '../../model/version.ts';
import type { Dataset } from '../api.ts';
import { computeLogits } from '../logits.ts';
import { toPredictions } from '../predictions.ts';

/** What a model answers to every glyph: uint8 [n], 0–9, or 10 for what it takes for no digit. */
export async function readGlyphs(model: SequentialModel, images: Dataset['images']): Promise<Uint8Array> {
  const predictions = toPredictions(await computeLogits(model, images), model.metadata.classes);
  return Uint8Array.from(predictions, ({ label, digitProbability }) =>
    digitProbability < model.metadata.minDigitProbability ? NOT_A_DIGIT : label,
  );
}

/** Counts answers against labels. */
export function evaluateAnswers(labels: ArrayLike<number>, answers: Uint8Array): Evaluation {
  const confusion = Array.from({ length: DIGIT_COUNT }, () => Array<number>(DIGIT_COUNT + 1).fill(0));
  answers.forEach((answer, index) => {
    confusion[labels[index]!]![answer]! += 1;
  });
  const correct = confusion.reduce((sum, row, label) => sum + row[label]!, 0);
  const count = answers.length;
  return { count, correct, accuracy: count === 0 ? null : correct / count, confusion };
}
