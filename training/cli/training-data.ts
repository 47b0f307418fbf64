import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { foldBatchNorm } from '../../model/fold-batch-norm.ts';
import { NOT_A_DIGIT } from '../../model/spec.ts';
import type { Dataset, StrokeSample } from '../api.ts';
import { digitForms } from '../augment/digit-forms.ts';
import type { BatchSource } from '../batch.ts';
import { createBatchSource } from '../datasets/batch-source.ts';
import { DatasetError } from '../datasets/dataset-error.ts';
import { inkAll } from '../datasets/ink-all.ts';
import { select, splitStratified } from '../datasets/split.ts';
import { readStrokes, splitByWriter } from '../datasets/strokes.ts';
import { distill } from '../distill.ts';
import { createTeacher } from '../fine-tune/teacher.ts';
import type { ValidationSet } from '../judge.ts';
import { cropLines, cropSymbols } from '../lines/crop-lines.ts';
import type { ModelReport } from '../report/model-report.ts';
import { withoutSymbolOutput } from '../symbol-output.ts';
import { loadCrops } from './load-crops.ts';
import { loadMnist } from './load-mnist.ts';
import { loadOwnDigits } from './load-own-digits.ts';
import { readModel } from './node-recognizer.ts';
import { readReport } from './start-model.ts';
import { SHARD_SIZE, type TrainOptions } from './train-options.ts';

/** What a run learns from, and by what it is judged on the way and in the end. */
export interface TrainingData {
  readonly batches: BatchSource;
  /** Of written lines: part of the batches, or else all that symbols are learned from (`cropSymbols`). */
  readonly crops: Dataset;
  readonly validation: readonly ValidationSet[];
  readonly counts: ModelReport['data'];
}

/** Shares of a batch; what they leave is MNIST's. */
const SHARES = { strokes: 0.1, forms: 0.08, crops: 0.24, extra: 0.15, notADigit: 0.09 };
/** Strength of the augmentation in the last phase: nearer to what comes in use, after the hard school. */
const CALM_STRENGTH = 0.4;
/** Strength for every other digit, against the full one for the rest. */
const MILDNESS = 0.5;
/** Of one's own digits. */
const HELD_OUT_OWN = 0.1;

interface Split {
  readonly training: Dataset;
  readonly validation: Dataset;
}
const EMPTY: Dataset = { images: new Uint8Array(0), labels: new Uint8Array(0) };
const NOTHING: Split = { training: EMPTY, validation: EMPTY };

async function loadStrokes(options: TrainOptions): Promise<{ training: StrokeSample[]; validation: StrokeSample[] }> {
  if (!options.hasStrokes || options.dataFolder === null) return { training: [], validation: [] };
  const name = join(options.dataFolder, 'pendigits', 'train-strokes.json.gz');
  const bytes = await readFile(name).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw new DatasetError(`${name}: Expected a file that can be read: ${cause.message}`);
    if (isMainThread) process.stderr.write(`Learning without pen strokes: there is no ${name}.\n`);
    return null;
  });
  if (!bytes) return { training: [], validation: [] };
  const samples = await readStrokes({ name, bytes });
  const writers = new Set(samples.map(({ writer }) => writer)).size;
  if (writers <= options.heldOutWriters)
    throw new DatasetError(
      `${name}: Expected more than ${options.heldOutWriters} writers, found ${writers}. Hold fewer out: --held-out-writers.`,
    );
  return splitByWriter(samples, options.heldOutWriters, options.seed);
}

/** The first items, as many as the options want at most. */
function limited(dataset: Dataset, { limit }: TrainOptions): Dataset {
  if (limit === null || limit >= dataset.labels.length) return dataset;
  return select(
    dataset,
    Array.from({ length: limit }, (_, index) => index),
  );
}

async function loadDigits(options: TrainOptions): Promise<Split> {
  const mnist = await loadMnist('train', options.dataFolder === null ? {} : { dataFolder: options.dataFolder });
  const { training, validation } = splitStratified(mnist, options.heldOutDigits, options.seed);
  return { training: limited(training, options), validation };
}

async function loadOwn(paths: readonly string[], options: TrainOptions): Promise<Split> {
  const { dataset, skipped } = await loadOwnDigits(paths);
  if (isMainThread)
    for (const { reason, count, examples } of skipped)
      process.stderr.write(`Left out ${count}: ${reason} (${examples.join(', ')})\n`);
  const heldOut = Math.floor(dataset.labels.length * HELD_OUT_OWN);
  const { training, validation } = splitStratified(dataset, heldOut, options.seed);
  return { training: limited(training, options), validation };
}

/** Share of the targets that teachers give. */
const TAUGHT_SHARE = 0.5;

/** The same batches with the answers of the run's teachers, if there are some. */
async function taught(batches: BatchSource, { teachers: folders, recipe }: TrainOptions): Promise<BatchSource> {
  if (!folders) return batches;
  const models = await Promise.all(folders.map(readModel));
  const { labelSmoothing } = recipe;
  const teachers = models.map((model) => createTeacher(foldBatchNorm(withoutSymbolOutput(model))));
  return distill(batches, { teachers, share: TAUGHT_SHARE, classes: NOT_A_DIGIT + 1, labelSmoothing });
}

/** Epochs between the pictures of a run and of the next one with `--start`: more than any run has. */
const EPOCHS_APART = 100_000;
/** Lines between those of a run and of the next one with `--start`: more than any run writes. */
const LINES_APART = 100_000;

/** Loads the run's data, and splits validation off. The same options give the same batches, in every thread. */
export async function loadTrainingData(options: TrainOptions): Promise<TrainingData> {
  const mnist = options.hasMnist ? await loadDigits(options) : NOTHING;
  const own = options.own ? await loadOwn(options.own, options) : NOTHING;
  const strokes = await loadStrokes(options);
  const inked = inkAll(strokes.validation);
  // Without MNIST, one's own digits lead the epoch, or else the pen strokes as the popup would ink them.
  const [leading, extra] = options.hasMnist
    ? [mnist.training, own.training]
    : [options.own ? own.training : limited(inkAll(strokes.training), options), NOTHING.training];
  const shares = { ...SHARES, notADigit: options.hasNegatives ? SHARES.notADigit : 0 };
  const forms = options.hasStrokes ? digitForms() : [];
  const lines = { pictures: leading, strokes: strokes.training, forms };
  const isFresh = isMainThread && !options.isResumed && !options.isFinishedNow;
  const earlierRuns = options.start ? (await readReport(options.start)).command.split('\n').length : 0;
  const range = { count: options.lines, seed: options.seed, first: LINES_APART * earlierRuns };
  const cut = options.learnsOnlySymbols ? cropSymbols : cropLines;
  const crops = options.lines > 0 ? await loadCrops(options.outFolder, lines, range, isFresh, cut) : EMPTY;
  const source = {
    mnist: leading,
    strokes: strokes.training,
    forms,
    crops: options.learnsOnlySymbols ? EMPTY : crops,
    extra,
    shares,
    batchSize: SHARD_SIZE,
    seed: options.seed,
    mildness: MILDNESS,
  };
  const { batchesPerEpoch } = createBatchSource(source);
  const calmFrom = Math.round(batchesPerEpoch * options.recipe.epochs * (1 - options.calmShare));
  // A run that begins with the model of another has pictures of its own: those of the runs before would be no news.
  const first = batchesPerEpoch * EPOCHS_APART * earlierRuns;
  const strengthAt = (index: number) => (index - first < calmFrom ? 1 : CALM_STRENGTH);
  const endless = createBatchSource({ ...source, strengthAt });
  const batches = await taught({ batchesPerEpoch, batchAt: (index) => endless.batchAt(first + index) }, options);
  const validation = [
    { name: 'MNIST', dataset: mnist.validation },
    { name: 'Pen strokes', dataset: inked },
    { name: 'Own digits', dataset: own.validation },
  ];
  return {
    batches,
    crops,
    validation: validation.filter(({ dataset }) => dataset.labels.length > 0),
    counts: {
      trainingDigits: mnist.training.labels.length,
      trainingStrokes: strokes.training.length,
      trainingForms: forms.length,
      trainingCrops: crops.labels.length,
      trainingOwn: own.training.labels.length,
      hasNegatives: options.hasNegatives,
      validationDigits: mnist.validation.labels.length,
      validationStrokes: strokes.validation.length,
      heldOutWriters: strokes.validation.length > 0 ? options.heldOutWriters : 0,
    },
  };
}
