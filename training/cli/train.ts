import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../../engine/errors.ts';
import { computeGradient } from '../gradients.ts';
import { initializeModel } from '../initialize.ts';
import { layOutParameters } from '../parameter-layout.ts';
import { createTrainingRun } from '../training-run.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint-file.ts';
import { finishModel } from './finish-model.ts';
import { loadMnist } from './load-mnist.ts';
import { createProgressBar, formatEpoch } from './progress-bar.ts';
import { openShardPool } from './shard-pool.ts';
import { readStartModel } from './start-model.ts';
import { startTrainingBackend } from './start-training-backend.ts';
import { describeRun, layersOf, parseTrainOptions, type TrainOptions, usage } from './train-options.ts';
import { loadTrainingData } from './training-data.ts';

/** Batches by which batch norm's statistics of the final model are measured. */
const FINAL_STATISTICS_BATCHES = 200;

/** Exit status of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

async function train(options: TrainOptions): Promise<number> {
  const bar = createProgressBar(process.stderr);
  const checkpointPath = join(options.outFolder, 'checkpoint.bin');
  const identity = describeRun(options);
  await mkdir(options.outFolder, { recursive: true });
  const resumeFrom = options.isResumed || options.isFinishedNow ? await readCheckpoint(checkpointPath, identity) : null;
  if (options.isFinishedNow && !resumeFrom)
    throw new RangeError(`--finish: Expected a checkpoint at ${checkpointPath}`);
  if (resumeFrom) bar.print(`Going on after step ${resumeFrom.step}.`);

  await startTrainingBackend();
  const data = await loadTrainingData(options);
  // Only the card reads it, hours from now; that it cannot be had is better known today.
  await loadMnist('test', options.dataFolder === null ? {} : { dataFolder: options.dataFolder });
  const { batches, validation } = data;
  const layers = layersOf(options);
  const layout = layOutParameters(layers);
  const { recipe } = options;
  const fresh = () =>
    initializeModel(layers, options.seed, {
      name: options.name,
      classes: 11,
      minDigitProbability: 0,
      trainedAt: null,
      testAccuracy: null,
      validationAccuracy: null,
    });
  const model = options.start ? await readStartModel(options.start, layers) : fresh();
  const pool = await openShardPool(options.workers, recipe.shardsPerStep, layout.size, options, (parameters, index) =>
    computeGradient(layers, layout, parameters, batches.batchAt(index), index, recipe.labelSmoothing),
  );
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  process.once('SIGTERM', () => interrupt.abort());

  let writtenAtMs = performance.now();
  const run = createTrainingRun({
    model,
    batches,
    recipe,
    validation,
    ...(resumeFrom ? { resumeFrom } : {}),
    computeShards: pool.computeShards,
    onProgress: bar.show,
    onEpoch: (summary) => bar.print(formatEpoch(summary, recipe.epochs)),
    onStep: async (state) => {
      if (performance.now() - writtenAtMs < options.checkpointEveryMs) return;
      await writeCheckpoint(checkpointPath, state, identity);
      writtenAtMs = performance.now();
    },
  });
  try {
    if (!options.isFinishedNow) await run.run(interrupt.signal);
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error;
    bar.print(`Stopped after step ${run.state.step}. Go on with the same command and --resume.`);
    return INTERRUPTED;
  } finally {
    await writeCheckpoint(checkpointPath, run.state, identity);
    await pool.close();
  }
  bar.print('Calibrating, choosing the threshold, and judging the model …');
  const soup = await Promise.all((options.soup ?? []).map((folder) => readStartModel(folder, layers)));
  const averaged = await run.averagedModel(FINAL_STATISTICS_BATCHES, soup);
  const report = await finishModel(averaged, data, run.state.history, options, process.argv.slice(2));
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
