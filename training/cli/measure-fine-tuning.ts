import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseLayersModel } from '../../model/layers-model.ts';
import type { SequentialModel } from '../../model/spec.ts';
import type { Dataset, StrokeSample } from '../api.ts';
import { inkAll } from '../datasets/ink-all.ts';
import { select, splitStratified } from '../datasets/split.ts';
import { readStrokes, splitByWriter } from '../datasets/strokes.ts';
import { interpolate } from '../fine-tune/interpolate.ts';
import { permutation, Random } from '../random.ts';
import { parseStrokePack } from '../rehearsal/stroke-pack.ts';
import { planTraining } from '../service/plan-training.ts';
import { readGlyphs } from '../service/read-glyphs.ts';
import { defaultSettings } from '../settings.ts';
import { createTrainingRun } from '../training-run.ts';
import { loadMnist } from './load-mnist.ts';
import { startTrainingBackend } from './start-training-backend.ts';

/**
 * How well fine-tuning learns a new hand, and how little it forgets; docs/decisions has what it printed:
 *
 *     node training/cli/measure-fine-tuning.ts --data DIR [--samples 100] [--mnist validation|test] [--shares 0.5,1] [settings]
 *
 * `--shares` tries other ends of the interpolation than the one that ships (0).
 *
 * A new hand is a writer of pen strokes whom the shipped model never saw, as he wrote and in three ways distorted, for
 * hands that are harder than his. Of each hand some digits are learned, all others judge. MNIST's validation split chooses; its test
 * split is for the final word.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    samples: { type: 'string', default: '100' },
    mnist: { type: 'string', default: 'validation' },
    epochs: { type: 'string' },
    'learning-rate': { type: 'string' },
    batch: { type: 'string' },
    hands: { type: 'string', default: '' },
    shares: { type: 'string', default: '0' },
  },
});
if (!values.data) throw new RangeError('Expected --data DIR with mnist/ and pendigits/');
const dataFolder = values.data;
const defaults = defaultSettings('fine-tune');
const settings = {
  ...defaults,
  epochs: Number(values.epochs ?? defaults.epochs),
  learningRate: Number(values['learning-rate'] ?? defaults.learningRate),
  batchSize: Number(values.batch ?? defaults.batchSize),
};
const root = join(import.meta.dirname, '../..');

type Distort = (x: number, y: number) => [number, number];
const distortions: Record<string, Distort> = {
  plain: (x, y) => [x, y],
  'leaning right': (x, y) => [x - 0.7 * y, y],
  'leaning left': (x, y) => [x + 0.7 * y, y],
  turned: (x, y) => [0.87 * x - 0.5 * y, 0.5 * x + 0.87 * y],
};

function distorted({ strokes, ...rest }: StrokeSample, distort: Distort): StrokeSample {
  return { ...rest, strokes: strokes.map((stroke) => stroke.map(([x, y]) => distort(x, y))) };
}

async function loadHands(): Promise<{ name: string; dataset: Dataset }[]> {
  const path = join(dataFolder, 'pendigits/train-strokes.json.gz');
  const { validation } = splitByWriter(await readStrokes({ name: path, bytes: readFileSync(path) }), 4, 1);
  const writers = [...new Set(validation.map(({ writer }) => writer))].sort();
  return Object.entries(distortions).flatMap(([kind, distort]) =>
    writers.map((writer) => ({
      name: `${writer} ${kind}`,
      dataset: inkAll(validation.filter((s) => s.writer === writer).map((s) => distorted(s, distort))),
    })),
  );
}

const countErrors = async (model: SequentialModel, { images, labels }: Dataset) =>
  (await readGlyphs(model, images)).reduce((errors, answer, index) => errors + Number(answer !== labels[index]), 0);

await startTrainingBackend();
const read = (path: string) => readFileSync(join(root, path));
const shipped = parseLayersModel(
  JSON.parse(read('model/weights/model.json').toString()),
  new Uint8Array(read('model/weights/weights.bin')).buffer,
);
const { rehearsal } = parseStrokePack(read('public/training/pen-strokes.bin'));
const mnist =
  values.mnist === 'test'
    ? await loadMnist('test', { dataFolder })
    : splitStratified(await loadMnist('train', { dataFolder }), 4000, 1).validation;
const mnistBefore = await countErrors(shipped, mnist);
const shares = values.shares.split(',').map(Number);
const sums = shares.map(() => ({ errors: 0, change: 0, worst: -Infinity }));
let before = 0;
const all = await loadHands();
const hands = values.hands === '' ? all : all.filter((_, index) => values.hands.split(',').includes(String(index)));
for (const { name, dataset } of hands) {
  const order = permutation(dataset.labels.length, new Random(7));
  const learned = select(dataset, order.slice(0, Number(values.samples)));
  const judged = select(dataset, order.slice(Number(values.samples)));
  const startedAt = process.cpuUsage();
  const plan = planTraining({ mode: 'fine-tune', data: { kind: 'samples' }, settings }, learned, shipped, rehearsal);
  const run = createTrainingRun(plan);
  await run.run();
  const tuned = await run.averagedModel();
  plan.dispose();
  const { user, system } = process.cpuUsage(startedAt);
  const handBefore = await countErrors(shipped, judged);
  before += handBefore;
  const line: string[] = [];
  for (const [index, share] of shares.entries()) {
    const model = share === 0 ? await plan.finish(tuned, judged) : interpolate(plan.model, tuned, share);
    const errors = await countErrors(model, judged);
    const change = (await countErrors(model, mnist)) - mnistBefore;
    const sum = sums[index]!;
    sum.errors += errors;
    sum.change += change;
    sum.worst = Math.max(sum.worst, change);
    line.push(`[${share}] ${errors}, MNIST ${change >= 0 ? '+' : ''}${change}`);
  }
  const seconds = ((user + system) / 1e6).toFixed(1);
  console.log(
    `${name.padEnd(18)} ${handBefore} of ${judged.labels.length} → ${line.join('; ')} (${run.totalSteps} steps, ${seconds} s of CPU)`,
  );
}
sums.forEach(({ errors, change, worst }, index) => {
  const mean = (change / hands.length).toFixed(1);
  console.log(
    `[${shares[index]}] all: ${before} → ${errors} (${((100 * errors) / before).toFixed(0)} %), MNIST (${mnistBefore} of ${mnist.labels.length}) mean ${mean}, worst ${worst}`,
  );
});
