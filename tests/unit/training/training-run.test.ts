import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseCheckpoint, serializeCheckpoint } from '../../../training/checkpoint.ts';
import { startTrainingBackend } from '../../../training/cli/start-training-backend.ts';
import { TrainingDivergedError } from '../../../training/errors.ts';
import { initializeModel } from '../../../training/initialize.ts';
import { judge } from '../../../training/judge.ts';
import { defaultRecipe } from '../../../training/recipe.ts';
import { createTrainingRun, type TrainingRunOptions } from '../../../training/training-run.ts';
import { toyBatches, toyDataset, toyLayers, toyMetadata } from './toy-digits.ts';

const recipe = { ...defaultRecipe, epochs: 4, averageDecay: 0.9, peakLearningRate: 0.02, statisticsBatches: 4 };
const options: TrainingRunOptions = {
  model: initializeModel(toyLayers, 3, toyMetadata),
  batches: toyBatches(),
  recipe,
};

beforeAll(startTrainingBackend);

describe('a training run', () => {
  test('learns: the loss falls, the held-out accuracy rises far above chance', async () => {
    const validation = [{ name: 'bars', dataset: toyDataset() }];
    const before = await judge(options.model, validation[0]!.dataset);
    const tensorsBefore = tf.memory().numTensors;
    const run = createTrainingRun({ ...options, validation });
    await run.run();
    const { history } = run.state;
    expect(history).toHaveLength(4);
    expect(history.at(-1)!.loss).toBeLessThan(0.6 * history[0]!.loss);
    expect(before.accuracy).toBeLessThan(0.3);
    expect(history.at(-1)!.validation[0]!.accuracy).toBeGreaterThan(0.6);
    expect(await judge(await run.averagedModel(), validation[0]!.dataset)).toMatchObject({
      accuracy: history.at(-1)!.validation[0]!.accuracy,
    });
    expect(tf.memory().numTensors).toBe(tensorsBefore);
  });

  test('stopped and resumed from its checkpoint, ends on the same bits', async () => {
    const whole = createTrainingRun(options);
    await whole.run();

    const stop = new AbortController();
    const first = createTrainingRun({
      ...options,
      onStep: ({ step }) => {
        if (step === 13) stop.abort();
      },
    });
    await expect(first.run(stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(first.state.step).toBe(13);
    const resumeFrom = parseCheckpoint(serializeCheckpoint(first.state, 'toy'), 'toy');
    const second = createTrainingRun({ ...options, resumeFrom });
    await second.run();
    expect(second.state).toEqual(whole.state);
  });

  test('trains all but the convolutions that are frozen, and the batch norm behind them', async () => {
    const run = createTrainingRun({ ...options, recipe: { ...recipe, epochs: 1, frozenConvolutions: 1 } });
    await run.run();
    const { weights } = await run.averagedModel();
    const changed = [...options.model.weights.keys()]
      .filter((name) => !name.includes('/moving_'))
      .filter((name) => weights.get(name)!.values.some((v, i) => v !== options.model.weights.get(name)!.values[i]));
    const first = toyLayers.find(({ type }) => type === 'conv2d')!.name;
    const norm = toyLayers.find(({ type }) => type === 'batchNormalization')!.name;
    expect(changed.filter((name) => name.startsWith(`${first}/`) || name.startsWith(`${norm}/`))).toEqual([]);
    expect(changed.length).toBeGreaterThan(1);
  });

  test('is averaged with other models, one part each', async () => {
    const run = createTrainingRun(options); // no step yet: its weights are the model's
    const others = [7, 8].map((seed) => initializeModel(toyLayers, seed, toyMetadata));
    const { weights } = await run.averagedModel(1, others);
    const kernels = [options.model, ...others].map((model) => model.weights.get('conv/kernel')!.values);
    weights.get('conv/kernel')!.values.forEach((value, index) => {
      expect(value).toBeCloseTo(kernels.reduce((sum, kernel) => sum + kernel[index]!, 0) / 3, 6);
    });
  });

  test('gives way at every step, and while it measures', async () => {
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns++;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const run = createTrainingRun({ ...options, validation: [{ name: 'bars', dataset: toyDataset() }] });
    await run.run();
    isOver = true;
    expect(turns).toBeGreaterThan(run.totalSteps + recipe.epochs * recipe.statisticsBatches);
  });

  test('averages the gradients of its shards', async () => {
    const shards = (factor: number) => ({ ...options, recipe: { ...recipe, epochs: 1, shardsPerStep: factor } });
    const run = createTrainingRun(shards(2));
    await run.run();
    expect(run.totalSteps).toBe(5);
    expect(run.state.history[0]!.loss).toBeGreaterThan(0);
  });

  test('knows its speed over the end of an epoch', async () => {
    const speeds: (number | null)[] = [];
    const run = createTrainingRun({
      ...options,
      recipe: { ...recipe, epochs: 2 },
      onProgress: ({ imagesPerSecond }) => speeds.push(imagesPerSecond),
    });
    await run.run();
    expect(speeds[0]).toBeNull();
    expect(speeds.slice(1).every((speed) => speed !== null && speed > 0)).toBe(true);
  });

  test('reports every step, and how long is left', async () => {
    const seen: number[] = [];
    const run = createTrainingRun({
      ...options,
      recipe: { ...recipe, epochs: 1 },
      onProgress: ({ step, totalSteps, remainingMs, loss }) => {
        seen.push(step);
        expect(totalSteps).toBe(10);
        expect(loss).toBeGreaterThan(0);
        if (step > 1) expect(remainingMs).toBeGreaterThanOrEqual(0);
      },
    });
    await run.run();
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('stops with a typed error when the loss is no number, and keeps the last good weights', async () => {
    const source = toyBatches();
    const run = createTrainingRun({
      ...options,
      batches: {
        ...source,
        batchAt(index) {
          const batch = source.batchAt(index);
          if (index === 3) batch.images[0] = Number.NaN;
          return batch;
        },
      },
    });
    await expect(run.run()).rejects.toBeInstanceOf(TrainingDivergedError);
    expect(run.state.step).toBe(3);
    expect(run.state.parameters.every(Number.isFinite)).toBe(true);
  });

  test('refuses a state of another network', () => {
    const other = createTrainingRun(options).state;
    const resumeFrom = { ...other, parameters: new Float32Array(3) };
    expect(() => createTrainingRun({ ...options, resumeFrom })).toThrow(RangeError);
  });
});
