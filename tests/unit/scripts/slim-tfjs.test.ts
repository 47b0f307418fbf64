import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { createNetwork } from '../../../model/network.ts';
import type { Activation, LayerSpec } from '../../../model/spec.ts';
import { readingKernels, trainingKernels } from '../../../scripts/slim-tfjs.ts';
import { createMoments } from '../../../training/adamw.ts';
import { startTrainingBackend } from '../../../training/cli/start-training-backend.ts';
import { computeGradient } from '../../../training/gradients.ts';
import { initializeModel } from '../../../training/initialize.ts';
import { registerTrainingKernels } from '../../../training/kernels/register.ts';
import { computeLogits } from '../../../training/logits.ts';
import { stepMuon } from '../../../training/muon.ts';
import { flattenParameters, layOutParameters, toWeights } from '../../../training/parameter-layout.ts';
import { defaultRecipe } from '../../../training/recipe.ts';
import { measureStatistics } from '../../../training/statistics.ts';
import { levels } from '../training/kernels/levels.ts';
import { toyBatches, toyDataset, toyMetadata } from '../training/toy-digits.ts';

const conv2d = (name: string, strides: [number, number], activation: Activation): LayerSpec => {
  return { type: 'conv2d', name, filters: 4, kernelSize: [3, 3], strides, padding: 'same', activation, useBias: true };
};
const dense = (name: string, units: number, activation: Activation, useBias = true): LayerSpec => {
  return { type: 'dense', name, units, activation, useBias };
};
const pool = (type: 'maxPooling2d' | 'averagePooling2d', name: string): LayerSpec => {
  return { type, name, poolSize: [2, 2], strides: [2, 2], padding: 'same' };
};

/** All that can be trained. */
const trainable: readonly LayerSpec[] = [
  conv2d('first', [1, 1], 'relu'),
  conv2d('second', [2, 2], 'linear'),
  { type: 'batchNormalization', name: 'norm', epsilon: 1e-3 },
  { type: 'activation', name: 'relu', activation: 'relu' },
  conv2d('third', [1, 1], 'linear'),
  { type: 'batchNormalization', name: 'bare', epsilon: 1e-3 },
  pool('maxPooling2d', 'greatest'),
  { type: 'flatten', name: 'flatten' },
  dense('hidden', 8, 'relu'),
  { type: 'dropout', name: 'dropout', rate: 0.3 },
  dense('logits', 10, 'softmax', false),
];
/** And all that can be imported and read with. */
const readable: readonly LayerSpec[] = [
  conv2d('first', [1, 1], 'tanh'),
  pool('averagePooling2d', 'mean'),
  ...trainable.slice(1, -1),
  dense('gate', 8, 'sigmoid'),
  dense('inner', 8, 'softmax'),
  dense('logits', 10, 'softmax'),
];

/** Takes the kernels away that a slim bundle would not have. */
function keepOnly(kernels: readonly string[]): void {
  for (const { kernelName } of tf.getKernelsForBackend('wasm'))
    if (!kernels.includes(kernelName) && !kernelName.startsWith('DigitReader')) tf.unregisterKernel(kernelName, 'wasm');
}

const batch = toyBatches(4).batchAt(0);
const measured = (layers: readonly LayerSpec[]) => {
  const start = initializeModel(layers, 1, toyMetadata);
  const layout = layOutParameters(layers);
  const parameters = flattenParameters(start, layout);
  return { start, layout, parameters };
};

beforeAll(startTrainingBackend);

test.each(levels)('training needs no kernel that the slim bundle lacks: %s', async (level) => {
  keepOnly(trainingKernels);
  await registerTrainingKernels(level);
  const { start, layout, parameters } = measured(trainable);
  const { loss, gradient } = computeGradient(trainable, layout, parameters, batch, 1, 0.1);
  expect(loss).toBeGreaterThan(0);
  stepMuon(parameters, gradient, createMoments(layout.size), layout, 1, 0.01, defaultRecipe);
  expect(parameters.every(Number.isFinite)).toBe(true);
  const statistics = await measureStatistics(trainable, layout, parameters, [batch]);
  const model = { ...start, weights: toWeights(parameters, statistics, layout) };
  expect((await computeLogits(model, toyDataset(3).images)).every(Number.isFinite)).toBe(true);
  expect(await computeLogits(initializeModel(readable, 1, toyMetadata), toyDataset(3).images)).toHaveLength(30);
});

test('nor does reading, with kernels of its own', async () => {
  keepOnly(readingKernels);
  const network = createNetwork(initializeModel(readable, 1, toyMetadata));
  expect(await network.predict(batch.images)).toHaveLength(40);
  network.dispose();
});
