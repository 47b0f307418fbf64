import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DIGIT_COUNT, NOT_A_DIGIT } from '../../model/spec.ts';
import { makeNegativeSets } from '../../training/cli/judging-sets.ts';
import { loadMnist } from '../../training/cli/load-mnist.ts';
import { readModel, SHIPPED_MODEL } from '../../training/cli/node-recognizer.ts';
import { startTrainingBackend } from '../../training/cli/start-training-backend.ts';
import { inkAll } from '../../training/datasets/ink-all.ts';
import { splitStratified } from '../../training/datasets/split.ts';
import { readStrokes, splitByWriter } from '../../training/datasets/strokes.ts';
import { computeLogits } from '../../training/logits.ts';

const LOST_SHARE = 0.0025; // of the held-out digits, as the training command has it

/** How sure a rule is that a network's logits are a digit's: greater is surer. */
type Score = (logits: Float32Array) => number;

const logSumExp = (values: Float32Array): number => {
  const most = Math.max(...values);
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
};
const SCORES: Readonly<Record<string, Score>> = {
  'greatest of ten': (logits) =>
    Math.max(...logits.subarray(0, DIGIT_COUNT)) - logSumExp(logits.subarray(0, DIGIT_COUNT)),
  // Liu et al. 2020, "Energy-based out-of-distribution detection", at temperature 1
  energy: (logits) => logSumExp(logits.subarray(0, DIGIT_COUNT)),
  'eleventh class': (logits) => logSumExp(logits.subarray(0, DIGIT_COUNT)) - (logits[NOT_A_DIGIT] ?? 0),
};

/**
 * `npm run bench -- refusal --data DIR [--model DIR …]`: what share of each kind of non-digit every rule refuses, where each may
 * lose a quarter per cent of the held-out digits. The split is that of the training command's defaults.
 */
export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { data: { type: 'string' }, model: { type: 'string', multiple: true, default: [SHIPPED_MODEL] } },
  });
  if (values.data === undefined) throw new RangeError('--data: Expected the folder with mnist/ and pendigits/');
  await startTrainingBackend();
  const digits = splitStratified(await loadMnist('train', { dataFolder: values.data }), 4000, 1).validation;
  const name = join(values.data, 'pendigits/train-strokes.json.gz');
  const written = splitByWriter(await readStrokes({ name, bytes: await readFile(name) }), 4, 1).validation;
  const heldOut = [digits, inkAll(written)];
  const negatives = makeNegativeSets(digits, 1);
  for (const folder of values.model) {
    const model = await readModel(folder);
    const { classes } = model.metadata;
    const rows = async (images: Uint8Array): Promise<Float32Array[]> => {
      const logits = await computeLogits(model, images);
      return Array.from({ length: logits.length / classes }, (_, row) =>
        logits.subarray(row * classes, (row + 1) * classes),
      );
    };
    const digitRows = await Promise.all(heldOut.map(({ images }) => rows(images)));
    const negativeRows = await Promise.all(negatives.map(({ images }) => rows(images)));
    console.log(`\n${folder}`);
    console.log('rule'.padEnd(16), negatives.map((set) => set.name.padStart(9)).join(''), '     mean');
    for (const [rule, score] of Object.entries(SCORES)) {
      const thresholds = digitRows.map(
        (set) => set.map(score).sort((a, b) => a - b)[Math.floor(LOST_SHARE * set.length)]!,
      );
      const threshold = Math.min(...thresholds);
      const refused = negativeRows.map((set) => set.filter((row) => score(row) < threshold).length / set.length);
      const mean = refused.reduce((sum, share) => sum + share, 0) / refused.length;
      console.log(rule.padEnd(16), [...refused, mean].map((share) => (100 * share).toFixed(1).padStart(9)).join(''));
    }
  }
}
