import type { SequentialModel } from '../model/spec.ts';
import { createMoments, stepAdamW } from './adamw.ts';
import type { BatchSource } from './batch.ts';
import { TrainingDivergedError } from './errors.ts';
import { giveWay } from './give-way.ts';
import { computeGradient, type ShardGradient } from './gradients.ts';
import { judge, type ValidationSet } from './judge.ts';
import { stepMuon } from './muon.ts';
import { flattenParameters, layOutParameters, toWeights } from './parameter-layout.ts';
import type { Recipe } from './recipe.ts';
import { learningRateAt } from './schedule.ts';
import { measureStatistics } from './statistics.ts';
import type { EpochSummary, RunProgress, TrainingState } from './training-state.ts';
import { updateAverage } from './weight-average.ts';

/** What a trainer is made of. */
export interface TrainingRunOptions {
  /** Where to start from: layers and weights (`initializeModel`, or a model to tune). */
  readonly model: SequentialModel;
  readonly batches: BatchSource;
  readonly recipe: Recipe;
  readonly validation?: readonly ValidationSet[];
  /** A state to go on from; it is taken over, not copied. */
  readonly resumeFrom?: TrainingState;
  readonly onProgress?: (progress: RunProgress) => void;
  readonly onEpoch?: (summary: EpochSummary) => void;
  /** Called after every step; a good moment to write a checkpoint, and awaited. */
  readonly onStep?: (state: TrainingState) => void | Promise<void>;
  /** Computes the shards of one step, in order; by default here, one after the other. */
  readonly computeShards?: (parameters: Float32Array, step: number) => Promise<ShardGradient[]>;
}

/** One training run. Needs a started tfjs backend with the gradients of `training/kernels`. */
export interface TrainingRun {
  /** Live: changes with every step, and is whole whenever `run` is not in the middle of one. */
  readonly state: TrainingState;
  readonly totalSteps: number;
  /**
   * Trains to the end, or until the signal, and gives way before each step. May be called again to go on.
   *
   * @throws `AbortError` when aborted, between two steps
   * @throws {TrainingDivergedError} the loss is no number any more
   */
  run(signal?: AbortSignal): Promise<void>;
  /**
   * The averaged weights with freshly measured batch norm statistics, as a model.
   *
   * @param others models of the same layers that are averaged with it, one part each (Wortsman et al. 2022, Model soups, ICML)
   */
  averagedModel(statisticsBatches?: number, others?: readonly SequentialModel[]): Promise<SequentialModel>;
}

/** Steps that a speed is measured over. */
const SPEED_WINDOW = 20;

/** Sets a run up. @throws {RangeError} model and state differ in size */
export function createTrainingRun(options: TrainingRunOptions): TrainingRun {
  const { model, batches, recipe, validation = [] } = options;
  const { layers, metadata } = model;
  const layout = layOutParameters(layers, recipe.frozenConvolutions);
  const stepsPerEpoch = Math.ceil(batches.batchesPerEpoch / recipe.shardsPerStep);
  const totalSteps = stepsPerEpoch * recipe.epochs;
  const parameters = flattenParameters(model, layout);
  const state: TrainingState = options.resumeFrom ?? {
    step: 0,
    parameters,
    average: parameters.slice(),
    moments: createMoments(layout.size),
    running: { loss: 0, correct: 0, count: 0 },
    history: [],
  };
  if (state.parameters.length !== layout.size)
    throw new RangeError(`Expected a state of ${layout.size} parameters, got ${state.parameters.length}`);

  const computeHere = async (weights: Float32Array, step: number) =>
    Array.from({ length: recipe.shardsPerStep }, (_, shard) => {
      const index = step * recipe.shardsPerStep + shard;
      return computeGradient(layers, layout, weights, batches.batchAt(index), index, recipe.labelSmoothing);
    });
  const computeShards = options.computeShards ?? computeHere;

  async function averagedModel(
    statisticsBatches = recipe.statisticsBatches,
    others: readonly SequentialModel[] = [],
  ): Promise<SequentialModel> {
    // The batches of a far epoch: no epoch of the run has the same augmentation.
    const first = batches.batchesPerEpoch * (recipe.epochs + 1);
    const sample = (function* () {
      for (let index = 0; index < statisticsBatches; index++) yield batches.batchAt(first + index);
    })();
    const parts = [state.average, ...others.map((other) => flattenParameters(other, layout))];
    const average = state.average.map((_, index) => parts.reduce((sum, part) => sum + part[index]!, 0) / parts.length);
    const statistics = await measureStatistics(layers, layout, average, sample);
    return { layers, weights: toWeights(average, statistics, layout), metadata };
  }

  async function takeStep(): Promise<void> {
    const shards = await computeShards(state.parameters, state.step);
    const gradient = shards[0]!.gradient;
    for (const other of shards.slice(1))
      other.gradient.forEach((slope, index) => {
        gradient[index]! += slope;
      });
    const loss = shards.reduce((sum, shard) => sum + shard.loss, 0) / shards.length;
    if (!Number.isFinite(loss) || !Number.isFinite(gradient.reduce((sum, slope) => sum + slope, 0)))
      throw new TrainingDivergedError(
        `Training diverged at step ${state.step + 1}: the loss is no number any more. Lower the learning rate.`,
      );
    if (shards.length > 1)
      gradient.forEach((slope, index) => {
        gradient[index] = slope / shards.length;
      });
    const learningRate = learningRateAt(state.step, totalSteps, recipe);
    state.step++;
    const takeOptimizerStep = recipe.optimizer === 'muon' ? stepMuon : stepAdamW;
    takeOptimizerStep(state.parameters, gradient, state.moments, layout, state.step, learningRate, recipe);
    updateAverage(state.average, state.parameters, recipe.averageDecay, state.step);
    for (const shard of shards) {
      state.running.loss += shard.loss * shard.count;
      state.running.correct += shard.correctCount;
      state.running.count += shard.count;
    }
  }

  async function closeEpoch(): Promise<void> {
    const { loss, correct, count } = state.running;
    const averaged = validation.length > 0 ? await averagedModel() : null;
    const judged: EpochSummary['validation'][number][] = [];
    for (const { name, dataset } of validation) judged.push({ name, ...(await judge(averaged!, dataset)) });
    const summary: EpochSummary = {
      epoch: state.step / stepsPerEpoch,
      loss: loss / count,
      accuracy: correct / count,
      validation: judged,
    };
    Object.assign(state.running, { loss: 0, correct: 0, count: 0 });
    state.history.push(summary);
    options.onEpoch?.(summary);
  }

  /** The speed that was last known: the first step of an epoch is too little to measure one. */
  let speed: { imagesPerMs: number; stepMs: number } | null = null;

  function reportProgress(times: readonly { atMs: number; count: number }[]): void {
    const { loss, correct, count } = state.running;
    const spanMs = times.length > 1 ? times.at(-1)!.atMs - times[0]!.atMs : 0;
    const images = times.slice(1).reduce((sum, time) => sum + time.count, 0);
    if (spanMs > 0) speed = { imagesPerMs: images / spanMs, stepMs: spanMs / (times.length - 1) };
    options.onProgress?.({
      epoch: Math.floor((state.step - 1) / stepsPerEpoch) + 1,
      epochs: recipe.epochs,
      step: state.step,
      totalSteps,
      imagesPerSecond: speed && 1000 * speed.imagesPerMs,
      remainingMs: speed && (totalSteps - state.step) * speed.stepMs,
      loss: loss / count,
      accuracy: correct / count,
    });
  }

  async function run(signal?: AbortSignal): Promise<void> {
    let times: { atMs: number; count: number }[] = [];
    while (state.step < totalSteps) {
      await giveWay();
      if (signal?.aborted) throw new DOMException('Training was stopped.', 'AbortError');
      const countBefore = state.running.count;
      await takeStep();
      times = [...times.slice(-SPEED_WINDOW), { atMs: performance.now(), count: state.running.count - countBefore }];
      reportProgress(times);
      if (state.step % stepsPerEpoch === 0) {
        await closeEpoch();
        times = [];
      }
      await options.onStep?.(state);
    }
  }

  return { state, totalSteps, run, averagedModel };
}
