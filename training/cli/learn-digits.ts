import { join } from 'node:path';
import { computeGradient } from '../gradients.ts';
import { initializeModel } from '../initialize.ts';
import { layOutParameters } from '../parameter-layout.ts';
import { createTrainingRun } from '../training-run.ts';
import type { TrainingState } from '../training-state.ts';
import { writeCheckpoint } from './checkpoint-file.ts';
import type { LearnedModel } from './finish-model.ts';
import { calibrate } from './measure-model.ts';
import { formatEpoch, type ProgressBar } from './progress-bar.ts';
import { openShardPool } from './shard-pool.ts';
import { readStartModel } from './start-model.ts';
import { describeRun, layersOf, type TrainOptions } from './train-options.ts';
import type { TrainingData } from './training-data.ts';

/** Batches by which batch norm's statistics of the final model are measured. */
const FINAL_STATISTICS_BATCHES = 200;

/**
 * Trains the network, with checkpoints, and calibrates it.
 *
 * @param resumeFrom the checkpoint to go on from
 * @returns null where Ctrl-C or a kill stopped it; its checkpoint is written
 */
export async function learnDigits(
  options: TrainOptions,
  { batches, validation, counts }: TrainingData,
  resumeFrom: TrainingState | null,
  bar: ProgressBar,
): Promise<LearnedModel | null> {
  const { recipe, seed, batchSize, calmShare } = options;
  const checkpointPath = join(options.outFolder, 'checkpoint.bin');
  const identity = describeRun(options);
  const layers = layersOf(options);
  const layout = layOutParameters(layers);
  const fresh = () =>
    initializeModel(layers, seed, {
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
    return null;
  } finally {
    await writeCheckpoint(checkpointPath, run.state, identity);
    await pool.close();
  }
  bar.print('Calibrating …');
  const soup = await Promise.all((options.soup ?? []).map((folder) => readStartModel(folder, layers)));
  const averaged = await run.averagedModel(FINAL_STATISTICS_BATCHES, soup);
  const calibrated = await calibrate(
    averaged,
    validation.map(({ dataset }) => dataset),
  );
  const { history } = run.state;
  return {
    ...calibrated,
    how: { seed, recipe, batchSize, calmShare, epochsDone: history.length, data: counts, history },
  };
}
