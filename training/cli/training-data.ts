import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StrokeSample } from '../api.ts';
import type { BatchSource } from '../batch.ts';
import { createBatchSource } from '../datasets/batch-source.ts';
import { inkAll } from '../datasets/ink-all.ts';
import { select, splitStratified } from '../datasets/split.ts';
import { readStrokes, splitByWriter } from '../datasets/strokes.ts';
import type { ValidationSet } from '../judge.ts';
import type { ModelReport } from '../report/model-report.ts';
import { loadMnist } from './load-mnist.ts';
import { SHARD_SIZE, type TrainOptions } from './train-options.ts';

/** What a run learns from, and by what it is judged on the way and in the end. */
export interface TrainingData {
  readonly batches: BatchSource;
  readonly validation: readonly ValidationSet[];
  readonly counts: ModelReport['data'];
}

/** Shares of a batch; what they leave is MNIST's. */
const SHARES = { strokes: 0.2, notADigit: 0.125 };
/** Strength of the augmentation in the last phase: nearer to what comes in use, after the hard school. */
const CALM_STRENGTH = 0.4;

async function loadStrokes(options: TrainOptions): Promise<{ training: StrokeSample[]; validation: StrokeSample[] }> {
  if (!options.hasStrokes || options.dataFolder === null) return { training: [], validation: [] };
  const name = join(options.dataFolder, 'pendigits', 'train-strokes.json.gz');
  const samples = await readStrokes({ name, bytes: await readFile(name) });
  return splitByWriter(samples, options.heldOutWriters, options.seed);
}

/** Loads the run's data, and splits validation off. The same options give the same batches, in every thread. */
export async function loadTrainingData(options: TrainOptions): Promise<TrainingData> {
  const mnist = await loadMnist('train', options.dataFolder === null ? {} : { dataFolder: options.dataFolder });
  const digits = splitStratified(mnist, options.heldOutDigits, options.seed);
  const learned =
    options.limit === null
      ? digits.training
      : select(
          digits.training,
          Array.from({ length: Math.min(options.limit, digits.training.labels.length) }, (_, i) => i),
        );
  const strokes = await loadStrokes(options);
  const shares = { strokes: SHARES.strokes, notADigit: options.hasNegatives ? SHARES.notADigit : 0 };
  const source = { mnist: learned, strokes: strokes.training, shares, batchSize: SHARD_SIZE, seed: options.seed };
  const { batchesPerEpoch } = createBatchSource(source);
  const calmFrom = Math.round(batchesPerEpoch * options.recipe.epochs * (1 - options.calmShare));
  const batches = createBatchSource({ ...source, strengthAt: (index) => (index < calmFrom ? 1 : CALM_STRENGTH) });
  const inked = inkAll(strokes.validation);
  return {
    batches,
    validation: [
      { name: 'MNIST', dataset: digits.validation },
      ...(strokes.validation.length > 0 ? [{ name: 'Pen strokes', dataset: inked }] : []),
    ],
    counts: {
      trainingDigits: learned.labels.length,
      trainingStrokes: strokes.training.length,
      hasNegatives: options.hasNegatives,
      validationDigits: digits.validation.labels.length,
      validationStrokes: strokes.validation.length,
      heldOutWriters: strokes.validation.length > 0 ? options.heldOutWriters : 0,
    },
  };
}
