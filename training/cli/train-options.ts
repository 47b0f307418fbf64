import { parseArgs } from 'node:util';
import { digitNetwork, SHIPPED_FILTERS, type StageFilters } from '../../model/architecture.ts';
import type { LayerSpec } from '../../model/spec.ts';
import { defaultRecipe, MUON, type Recipe } from '../recipe.ts';

/** What a training run is asked to do. Plain values: it crosses to worker threads. */
export interface TrainOptions {
  /** Folder with `mnist/` and `pendigits/`; MNIST is downloaded where none is named. */
  readonly dataFolder: string | null;
  readonly outFolder: string;
  readonly name: string;
  readonly seed: number;
  readonly batchSize: number;
  /** Threads; the model does not depend on it. */
  readonly workers: number;
  readonly hasMnist: boolean;
  readonly hasStrokes: boolean;
  readonly hasNegatives: boolean;
  /** Files and folders of one's own digits. Not there at all without any, so that older checkpoints still go on. */
  readonly own?: readonly string[];
  /** MNIST training digits held out for validation. */
  readonly heldOutDigits: number;
  /** Writers of pen strokes held out for validation. */
  readonly heldOutWriters: number;
  /** Learn from this many digits at most; null is all. */
  readonly limit: number | null;
  /** Lines that are written and cut up by the reader's segmenter, for crops as it makes them; 0 for none. */
  readonly lines: number;
  /** Last share of the run with milder augmentation. */
  readonly calmShare: number;
  readonly checkpointEveryMs: number;
  /** Folder of a model that this command made, to train on from. Not there at all for a fresh network. */
  readonly start?: string;
  /** Folders of models whose answers are half of what is learned. Not there at all without any. */
  readonly teachers?: readonly string[];
  /** Folders of models that the run ends on the mean with. Not there at all without any. */
  readonly soup?: readonly string[];
  /** Fit `SYMBOL` alone to the model in `start`. Not there at all otherwise. */
  readonly learnsOnlySymbols?: true;
  /** Of a network wider or narrower than what ships. Not there at all for that one. */
  readonly filters?: StageFilters;
  readonly isResumed: boolean;
  /** Make the model of the checkpoint as it is, without training on. */
  readonly isFinishedNow: boolean;
  readonly recipe: Recipe;
}

/** A step's batch in parts of this many: each normalized by its own statistics, each computed by one thread. */
export const SHARD_SIZE = 64;

/** Cutting lines up takes some 20 ms each, so a short run gets few. */
const LINES_PER_EPOCH = 750;
const MAX_LINES = 30_000;

/** What each optimizer's schedule rises to by default. */
const PEAK_LEARNING_RATE = { muon: MUON.peakLearningRate, adamw: defaultRecipe.peakLearningRate };
type Optimizer = keyof typeof PEAK_LEARNING_RATE;

/** Shown for `--help` and for arguments that make no sense. */
export const usage = `npm run train -- --out DIR [options]

  --out DIR            where model.json, weights.bin, MODEL_CARD.md, report.html and the checkpoint go
  --data DIR           folder with mnist/ (four IDX files) and pendigits/train-strokes.json.gz;
                       without it MNIST is downloaded, and there are no pen strokes
  --own PATH           one's own digits, too: IDX, CSV, npz or pen strokes, pictures in a folder for each
                       label, or a zip of these; may be given several times
  --epochs N           passes over the training digits (${defaultRecipe.epochs})
  --batch N            digits a step, a multiple of ${SHARD_SIZE} (128)
  --seed N             everything random follows from it (1)
  --workers N          threads (2); the result does not depend on it
  --optimizer NAME     adamw, which made what ships, or muon, which errs less on MNIST after as many epochs (adamw)
  --learning-rate X    peak of the one-cycle schedule (${PEAK_LEARNING_RATE.adamw}, ${PEAK_LEARNING_RATE.muon} with muon)
  --weight-decay X     (${defaultRecipe.weightDecay})
  --label-smoothing X  (${defaultRecipe.labelSmoothing})
  --average-decay X    of the averaged weights, by step (${defaultRecipe.averageDecay})
  --lines N            lines written and cut up for crops as the reader makes them (${LINES_PER_EPOCH} for each epoch, ${MAX_LINES} at most)
  --calm-share X       last share of the run with milder augmentation (0.3)
  --held-out N         MNIST digits held out for validation (4000)
  --held-out-writers N writers of pen strokes held out for validation (4)
  --limit N            learn from N digits only, to try things out
  --name NAME          of the model (Digit Reader)
  --filters A,B,C      of the convolutions at 28, 14 and 7 pixels (${SHIPPED_FILTERS}); wider for a teacher
  --start DIR          begin with the model that an earlier run left in DIR, not with a fresh network
  --teacher DIR        learn half from the answers of a model that an earlier run left in DIR; may be given several times
  --only-symbols       fit the twelfth output of the model in --start to lines, and leave all else as it is: letters against several digits;
                       with the --seed, --held-out and --own of the run that made it, which say what it never saw
  --soup DIR           end on the mean of the weights and those of a model that an earlier run left in DIR; may be given several times
  --checkpoint-every S seconds between checkpoints (30); Ctrl-C writes one, too
  --no-mnist --no-strokes --no-negatives   leave a source out
  --resume             go on from the checkpoint in --out
  --finish             make the model of the checkpoint in --out as it is, without training on
`;

function numberOf(text: string | undefined, fallback: number, name: string, low: number, high: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (text.trim() === '' || !(value >= low && value <= high))
    throw new RangeError(`--${name}: Expected a number from ${low} to ${high}, got ${text}`);
  return value;
}

function integerOf(text: string | undefined, fallback: number, name: string, low: number, high: number): number {
  const value = numberOf(text, fallback, name, low, high);
  if (!Number.isInteger(value)) throw new RangeError(`--${name}: Expected a whole number, got ${text}`);
  return value;
}

function optimizerOf(text: string): Optimizer {
  if (!Object.hasOwn(PEAK_LEARNING_RATE, text))
    throw new RangeError(`--optimizer: Expected muon or adamw, got ${text}`);
  return text as Optimizer;
}

function filtersOf(text: string): StageFilters {
  const filters = text.split(',').map((part) => integerOf(part, 0, 'filters', 1, 1024));
  if (filters.length !== 3) throw new RangeError(`--filters: Expected three whole numbers, got ${text}`);
  return filters as unknown as StageFilters;
}

/**
 * Reads the command line.
 *
 * @returns null where help was asked for
 * @throws {RangeError | TypeError} an option that does not exist, or a value that makes no sense
 */
export function parseTrainOptions(argv: readonly string[]): TrainOptions | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      help: flag,
      out: text,
      data: text,
      own: { type: 'string', multiple: true },
      epochs: text,
      batch: text,
      seed: text,
      workers: text,
      optimizer: text,
      'learning-rate': text,
      'weight-decay': text,
      'label-smoothing': text,
      'average-decay': text,
      'calm-share': text,
      'held-out': text,
      'held-out-writers': text,
      limit: text,
      lines: text,
      name: text,
      'checkpoint-every': text,
      filters: text,
      start: text,
      teacher: { type: 'string', multiple: true },
      soup: { type: 'string', multiple: true },
      'only-symbols': flag,
      'no-mnist': flag,
      'no-strokes': flag,
      'no-negatives': flag,
      resume: flag,
      finish: flag,
    },
  });
  if (values.help) return null;
  if (!values.out) throw new RangeError('--out: Expected a folder to write to, got none');
  if (values['no-mnist'] && (values['no-strokes'] || !values.data) && !values.own)
    throw new RangeError('Expected something to learn from: MNIST, pen strokes in --data, or --own');
  if (values['only-symbols']) {
    if (!values.start) throw new RangeError('--only-symbols: Expected a model to --start with, got none');
    for (const name of ['teacher', 'soup', 'finish', 'no-negatives'] as const)
      if (values[name]) throw new RangeError(`--only-symbols: Expected no --${name}: it has no part in it`);
  }
  const batchSize = integerOf(values.batch, 128, 'batch', SHARD_SIZE, 4096);
  if (batchSize % SHARD_SIZE !== 0)
    throw new RangeError(`--batch: Expected a multiple of ${SHARD_SIZE}, got ${batchSize}`);
  const shardsPerStep = batchSize / SHARD_SIZE;
  const epochs = integerOf(values.epochs, defaultRecipe.epochs, 'epochs', 1, 10_000);
  const optimizer = optimizerOf(values.optimizer ?? 'adamw');
  const lines = integerOf(values.lines, Math.min(MAX_LINES, LINES_PER_EPOCH * epochs), 'lines', 0, 100_000);
  return {
    dataFolder: values.data ?? null,
    outFolder: values.out,
    name: values.name ?? 'Digit Reader',
    seed: integerOf(values.seed, 1, 'seed', 0, Number.MAX_SAFE_INTEGER),
    batchSize,
    workers: Math.min(shardsPerStep, integerOf(values.workers, 2, 'workers', 1, 64)),
    hasMnist: !values['no-mnist'],
    hasStrokes: !values['no-strokes'] && values.data !== undefined,
    hasNegatives: !values['no-negatives'],
    ...(values.own && { own: values.own }),
    ...(values.start && { start: values.start }),
    ...(values.teacher && { teachers: values.teacher }),
    ...(values.soup && { soup: values.soup }),
    ...(values['only-symbols'] && { learnsOnlySymbols: true }),
    ...(values.filters !== undefined && { filters: filtersOf(values.filters) }),
    heldOutDigits: integerOf(values['held-out'], 4000, 'held-out', 10, 50_000),
    heldOutWriters: integerOf(values['held-out-writers'], 4, 'held-out-writers', 1, 1000),
    limit: values.limit === undefined ? null : integerOf(values.limit, 0, 'limit', SHARD_SIZE, 1e9),
    lines: values['no-negatives'] ? 0 : lines,
    calmShare: numberOf(values['calm-share'], 0.3, 'calm-share', 0, 1),
    checkpointEveryMs: 1000 * numberOf(values['checkpoint-every'], 30, 'checkpoint-every', 0, 86_400),
    isResumed: values.resume,
    isFinishedNow: values.finish,
    recipe: {
      ...defaultRecipe,
      shardsPerStep,
      epochs,
      ...(optimizer === 'muon' && { optimizer }),
      peakLearningRate: numberOf(values['learning-rate'], PEAK_LEARNING_RATE[optimizer], 'learning-rate', 1e-7, 1),
      weightDecay: numberOf(values['weight-decay'], defaultRecipe.weightDecay, 'weight-decay', 0, 10),
      labelSmoothing: numberOf(values['label-smoothing'], defaultRecipe.labelSmoothing, 'label-smoothing', 0, 0.9),
      averageDecay: numberOf(values['average-decay'], defaultRecipe.averageDecay, 'average-decay', 0, 0.99999),
    },
  };
}

/** The network that the options ask for. */
export function layersOf({ filters }: TrainOptions): LayerSpec[] {
  return digitNetwork(filters);
}

/** Names everything that the bits of the result depend on; a checkpoint goes on only with the same. */
export function describeRun(options: TrainOptions): string {
  const anyway = ['dataFolder', 'outFolder', 'workers', 'checkpointEveryMs', 'isResumed', 'isFinishedNow', 'soup'];
  const decisive = Object.entries(options).filter(([name]) => !anyway.includes(name));
  return JSON.stringify({ ...Object.fromEntries(decisive), layers: layersOf(options) });
}
