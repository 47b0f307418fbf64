import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../../engine/errors.ts';
import { readCheckpoint } from './checkpoint-file.ts';
import { finishModel } from './finish-model.ts';
import { learnDigits } from './learn-digits.ts';
import { learnSymbols } from './learn-symbols.ts';
import { loadMnist } from './load-mnist.ts';
import { createProgressBar } from './progress-bar.ts';
import { startTrainingBackend } from './start-training-backend.ts';
import { describeRun, parseTrainOptions, type TrainOptions, usage } from './train-options.ts';
import { loadTrainingData } from './training-data.ts';

/** Exit status of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

async function train(options: TrainOptions): Promise<number> {
  const bar = createProgressBar(process.stderr);
  const checkpointPath = join(options.outFolder, 'checkpoint.bin');
  await mkdir(options.outFolder, { recursive: true });
  const resumeFrom =
    options.isResumed || options.isFinishedNow ? await readCheckpoint(checkpointPath, describeRun(options)) : null;
  if (options.isFinishedNow && !resumeFrom)
    throw new RangeError(`--finish: Expected a checkpoint at ${checkpointPath}`);
  if (resumeFrom) bar.print(`Going on after step ${resumeFrom.step}.`);

  await startTrainingBackend();
  const data = await loadTrainingData(options);
  // Only the card reads it, hours from now; that it cannot be had is better known today.
  await loadMnist('test', options.dataFolder === null ? {} : { dataFolder: options.dataFolder });
  if (options.learnsOnlySymbols) bar.print(`Fitting what a symbol is to ${data.crops.labels.length} crops …`);
  const learned = options.learnsOnlySymbols
    ? await learnSymbols(options.start!, data)
    : await learnDigits(options, data, resumeFrom, bar);
  if (!learned) return INTERRUPTED;
  bar.print('Choosing the threshold, and judging the model …');
  const report = await finishModel(learned, data.validation, options, process.argv.slice(2));
  const { test, sets, minDigitProbability } = report;
  for (const { name, evaluation } of [{ name: 'MNIST test', evaluation: test }, ...sets])
    bar.print(
      `${name}: ${(100 * evaluation.accuracy!).toFixed(2)} % (${evaluation.count - evaluation.correct!} errors of ${evaluation.count}), ${evaluation.rejected} taken for no digit`,
    );
  bar.print(`A digit from ${minDigitProbability.toFixed(4)} on. Card, report and weights are in ${options.outFolder}.`);
  return 0;
}

try {
  const options = parseTrainOptions(process.argv.slice(2));
  if (options) process.exitCode = await train(options);
  else process.stdout.write(usage);
} catch (error) {
  if (!(error instanceof EngineError || error instanceof RangeError || error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
