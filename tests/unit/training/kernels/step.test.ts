import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import {
  batchNormRelu,
  conv2d,
  dense,
  flatten,
  maskBy,
  maxPool,
  relu,
  softmaxCrossEntropy,
} from '../../../../training/kernels/ops.ts';
import { registerTrainingKernels } from '../../../../training/kernels/register.ts';
import { levels } from './levels.ts';

// tfjs-core alone, without the gradients of stock ops that the whole of tfjs brings: as the trainer's worker has it.
beforeAll(async () => {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')), '../wasm-out/');
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(folder);
  await tf.setBackend('wasm');
});

function createStep() {
  const parameters = {
    filter: tf.variable(tf.randomNormal<tf.Rank.R4>([3, 3, 1, 8], 0, 0.3, 'float32', 1)),
    gamma: tf.variable(tf.ones<tf.Rank.R1>([8])),
    beta: tf.variable(tf.zeros<tf.Rank.R1>([8])),
    hidden: tf.variable(tf.randomNormal<tf.Rank.R2>([7 * 7 * 8, 12], 0, 0.1, 'float32', 2)),
    hiddenBias: tf.variable(tf.zeros<tf.Rank.R1>([12])),
    kernel: tf.variable(tf.randomNormal<tf.Rank.R2>([12, 11], 0, 0.3, 'float32', 3)),
    bias: tf.variable(tf.zeros<tf.Rank.R1>([11])),
  };
  const pictures = tf.randomUniform<tf.Rank.R4>([6, 14, 14, 1], 0, 1, 'float32', 4);
  const targets = tf.oneHot(tf.tensor1d([0, 1, 2, 3, 10, 9], 'int32'), 11) as tf.Tensor2D;
  const mask = tf.ones([6, 12]);
  const loss = () => {
    const filtered = conv2d(pictures, parameters.filter as tf.Tensor4D);
    const { output } = batchNormRelu(filtered, parameters.gamma as tf.Tensor1D, parameters.beta as tf.Tensor1D, 1e-3);
    const hidden = dense(
      flatten(maxPool(output)),
      parameters.hidden as tf.Tensor2D,
      parameters.hiddenBias as tf.Tensor1D,
    );
    const kept = maskBy(relu(hidden), mask);
    return softmaxCrossEntropy(dense(kept, parameters.kernel as tf.Tensor2D, parameters.bias as tf.Tensor1D), targets);
  };
  return () =>
    tf.tidy(() => {
      const { value, grads } = tf.variableGrads(loss);
      for (const variable of Object.values(parameters)) {
        variable.assign(tf.sub(variable, tf.mul(0.1, grads[variable.name]!)));
      }
      return value.dataSync()[0]!;
    });
}

test.each(levels)('%s: a network learns by heart, and leaves no tensor behind', async (level) => {
  await registerTrainingKernels(level);
  const step = createStep();
  const first = step();
  const before = tf.memory();
  let last = first;
  for (let count = 0; count < 40; count++) last = step();
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numBytes).toBe(before.numBytes);
  expect(first).toBeGreaterThan(1.5);
  expect(last).toBeLessThan(0.2);
});

test.each(levels)('%s: the same inputs give the same bits', async (level) => {
  await registerTrainingKernels(level);
  const run = (): number[] => {
    const step = createStep();
    return Array.from({ length: 5 }, step);
  };
  expect(run()).toEqual(run());
});
