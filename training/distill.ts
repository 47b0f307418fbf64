import type { Batch, BatchSource } from './batch.ts';
import type { Teacher } from './fine-tune/teacher.ts';
import { smoothTargets } from './smooth-targets.ts';

/** What a student learns from beside the labels. */
export interface Distillation {
  /** Networks with as many classes as the student; their answers are averaged. */
  readonly teachers: readonly Teacher[];
  /** Share of the targets that is the teachers' answer, in [0, 1]; the rest is the label. */
  readonly share: number;
  readonly classes: number;
  /** See `smoothTargets`; of the labels' share. */
  readonly labelSmoothing: number;
}

/**
 * The same batches with the teachers' answers mixed into the targets: what a digit might also be, seen through the same augmentation.
 *
 * @see Hinton, Vinyals & Dean 2015, Distilling the Knowledge in a Neural Network, §2
 */
export function distill(batches: BatchSource, distillation: Distillation): BatchSource {
  return {
    batchesPerEpoch: batches.batchesPerEpoch,
    batchAt: (index) => addTargets(batches.batchAt(index), distillation),
  };
}

function addTargets(batch: Batch, { teachers, share, classes, labelSmoothing }: Distillation): Batch {
  const targets = smoothTargets(batch.labels, classes, labelSmoothing); // [n, classes]
  for (let index = 0; index < targets.length; index++) targets[index]! *= 1 - share;
  for (const teacher of teachers) {
    const answer = teacher.answer(batch.images); // [n, classes]
    for (let index = 0; index < targets.length; index++) targets[index]! += (share / teachers.length) * answer[index]!;
  }
  return { ...batch, targets };
}
