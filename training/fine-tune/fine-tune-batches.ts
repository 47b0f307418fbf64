import { type ClassCount, DIGIT_COUNT, GLYPH_SIZE } from '../../model/spec.ts';
import type { Dataset, StrokeSample } from '../api.ts';
import type { BatchSource } from '../batch.ts';
import { createBatchSource } from '../datasets/batch-source.ts';
import { inkAll } from '../datasets/ink-all.ts';
import type { Teacher } from './teacher.ts';

/** What fine-tuning mixes. */
export interface FineTuneBatchOptions {
  /** The new hand. */
  readonly own: Dataset;
  /** Digits of other hands, which the network is to go on reading as it does. */
  readonly rehearsal: readonly StrokeSample[];
  /** The network as it was. */
  readonly teacher: Teacher;
  /** Outputs of the network. */
  readonly classes: ClassCount;
  readonly batchSize: number;
  /** See `augmentGlyph`. */
  readonly strength: number;
  readonly seed: number;
}

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;
/** Shares of a batch; what they leave is rehearsal inked as the popup does. */
const SHARES = { strokes: 0.3, extra: 0.45, notADigit: 0.1 };
/** So that a handful of samples makes no epoch of one batch. */
const MIN_BATCHES = 16;

/**
 * Batches that teach a new hand without unteaching the others: own digits with their labels, and beside them rehearsed
 * digits (and things that are none) with what the network itself said of them before.
 *
 * @see Li & Hoiem 2018, Learning without Forgetting; Hinton et al. 2015, Distilling the Knowledge in a Neural Network
 */
export function createFineTuneBatches(options: FineTuneBatchOptions): BatchSource {
  const { own, rehearsal, teacher, classes, batchSize, strength, seed } = options;
  const shares = classes === DIGIT_COUNT ? { ...SHARES, notADigit: 0 } : SHARES;
  const mixed = createBatchSource({
    mnist: inkAll(rehearsal),
    strokes: rehearsal,
    extra: own,
    shares,
    batchSize,
    seed,
    strengthAt: () => strength,
  });
  const ownCount = Math.round(batchSize * shares.extra);
  const ownEnd = batchSize - Math.round(batchSize * shares.notADigit); // own digits come before what is no digit
  const ownStart = ownEnd - ownCount;
  return {
    batchesPerEpoch: Math.max(MIN_BATCHES, Math.ceil(own.labels.length / ownCount)),
    batchAt(index) {
      const { images, labels } = mixed.batchAt(index);
      const targets = new Float32Array(batchSize * classes); // [batchSize, classes]
      for (const [from, to] of [
        [0, ownStart],
        [ownEnd, batchSize],
      ] as const)
        if (to > from) targets.set(teacher.answer(images.subarray(from * PIXELS, to * PIXELS)), from * classes);
      for (let row = ownStart; row < ownEnd; row++) targets[row * classes + labels[row]!] = 1;
      return { images, labels, targets };
    },
  };
}
