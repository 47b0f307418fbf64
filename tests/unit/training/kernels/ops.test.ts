import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  batchNorm,
  batchNormRelu,
  biasRelu,
  conv2d,
  dense,
  maxPool,
  softmaxCrossEntropy,
} from '../../../../training/kernels/ops.ts';
import { registerTrainingKernels } from '../../../../training/kernels/register.ts';
import { expectLikeCpu, randomTensor, startWasm } from './backends.ts';
import { levels } from './levels.ts';

beforeAll(startWasm);

/** n, height, width, inChannels, outChannels, filterHeight, filterWidth, strideHeight, strideWidth, padding */
const convolutions = [
  [3, 28, 28, 1, 16, 3, 3, 1, 1, 'same'],
  [2, 28, 28, 16, 16, 3, 3, 1, 1, 'same'],
  [5, 14, 14, 16, 32, 3, 3, 1, 1, 'same'],
  [2, 7, 7, 64, 64, 3, 3, 1, 1, 'same'],
  [2, 7, 7, 32, 64, 3, 3, 1, 1, 'valid'],
  [1, 5, 9, 3, 5, 3, 3, 1, 1, 'same'],
  [2, 9, 5, 7, 11, 5, 3, 1, 1, 'valid'],
  [2, 8, 11, 4, 10, 5, 5, 2, 2, 'same'],
  [3, 11, 8, 6, 9, 3, 3, 2, 2, 'valid'],
  [2, 12, 13, 5, 8, 4, 2, 3, 2, 'same'],
  [1, 10, 10, 2, 3, 3, 3, 3, 3, 'valid'],
  [4, 1, 1, 37, 11, 1, 1, 1, 1, 'same'],
  [2, 6, 6, 12, 20, 1, 1, 1, 1, 'valid'],
  [2, 6, 7, 12, 20, 1, 1, 2, 2, 'same'],
  [1, 3, 3, 8, 8, 3, 3, 1, 1, 'valid'],
  [1, 2, 2, 8, 8, 5, 5, 1, 1, 'same'],
  [8, 7, 7, 64, 16, 3, 3, 1, 1, 'same'],
  [5, 9, 11, 8, 24, 3, 3, 1, 1, 'valid'],
  [7, 13, 6, 4, 8, 3, 3, 1, 1, 'valid'],
  [2, 10, 17, 12, 8, 3, 3, 1, 1, 'same'],
  [67, 3, 3, 5, 8, 3, 3, 1, 1, 'same'],
] as const;

/** n, height, width, channels, poolHeight, poolWidth, strideHeight, strideWidth, padding */
const poolings = [
  [2, 28, 28, 16, 2, 2, 2, 2, 'valid'],
  [2, 7, 7, 5, 2, 2, 2, 2, 'valid'],
  [2, 7, 9, 32, 2, 2, 2, 2, 'same'],
  [1, 7, 7, 3, 3, 3, 2, 2, 'valid'],
  [2, 8, 9, 4, 3, 3, 2, 2, 'same'],
  [1, 10, 11, 6, 3, 2, 1, 1, 'same'],
  [1, 11, 10, 9, 2, 2, 3, 3, 'valid'],
  [1, 5, 5, 4, 5, 5, 5, 5, 'valid'],
] as const;

describe('conv2d: values and gradients like the cpu backend', () => {
  test.each(convolutions)('[%i, %i, %i, %i] → %i, filter %i×%i, strides %i×%i, %s', async (...shape) => {
    const [n, height, width, inChannels, outChannels, filterHeight, filterWidth, down, across, padding] = shape;
    const run = (convolve: typeof conv2d) => () => {
      const x = randomTensor<tf.Rank.R4>([n, height, width, inChannels], 1);
      const filter = randomTensor<tf.Rank.R4>([filterHeight, filterWidth, inChannels, outChannels], 2);
      const bias = randomTensor<tf.Rank.R1>([outChannels], 3);
      const forward = (x: tf.Tensor4D, filter: tf.Tensor4D, bias: tf.Tensor1D) =>
        convolve(x, filter, [down, across], padding, bias);
      const y = forward(x, filter, bias);
      const gradients = tf.grads((...inputs: tf.Tensor[]) =>
        forward(inputs[0] as tf.Tensor4D, inputs[1] as tf.Tensor4D, inputs[2] as tf.Tensor1D),
      )([x, filter, bias], randomTensor<tf.Rank.R4>(y.shape, 4));
      return [y, ...gradients];
    };
    const stock = run((x, filter, strides, padding = 'same', bias) =>
      tf.add(tf.conv2d(x, filter, strides as 1, padding), bias!),
    );
    await expectLikeCpu(stock, run(conv2d), stock); // `stock` too: the kernel that the backend lacks is there
  });
});

describe.each([
  { kind: 'of both signs', mean: 0 },
  { kind: 'all negative', mean: -20 },
])('maxPool of values $kind: values and gradients like the cpu backend', ({ mean }) => {
  test.each(poolings)('[%i, %i, %i, %i], window %i×%i, strides %i×%i, %s', async (...shape) => {
    const [n, height, width, channels, poolHeight, poolWidth, down, across, padding] = shape;
    const run = (pool: typeof maxPool) => () => {
      const x = randomTensor<tf.Rank.R4>([n, height, width, channels], 5, mean);
      const forward = (x: tf.Tensor4D) => pool(x, [poolHeight, poolWidth], [down, across], padding);
      const y = forward(x);
      const gradient = tf.grad((x) => forward(x as tf.Tensor4D))(x, randomTensor<tf.Rank.R4>(y.shape, 6));
      return [y, gradient];
    };
    const stock = run((x, size, strides, padding = 'valid') => tf.maxPool(x, size as 2, strides as 2, padding));
    await expectLikeCpu(stock, run(maxPool), stock); // `stock` too: the backend's own kernel is replaced
  });
});

describe('maxPool', () => {
  test.each(levels)('%s: of equal values the first takes the gradient', async (level) => {
    await tf.setBackend('wasm');
    await registerTrainingKernels(level);
    const x = tf.fill([1, 2, 4, 4], -1) as tf.Tensor4D;
    const gradient = tf.grad((x) => maxPool(x as tf.Tensor4D))(x);
    expect([...gradient.slice([0, 0, 0, 2], [1, 2, 4, 1]).dataSync()]).toEqual([1, 0, 1, 0, 0, 0, 0, 0]);
  });
});

describe('batch normalization: values and gradients like stock ops on the cpu backend', () => {
  const shapes = [
    [2, 28, 28, 16],
    [3, 7, 7, 64],
    [3, 5, 3, 5],
    [1, 2, 2, 10],
    [17, 12],
    [9, 1],
  ];
  const kinds = ['with ReLU', 'without'] as const;
  test.each(shapes.flatMap((shape) => kinds.map((kind) => ({ shape, kind }))))(
    '$shape $kind',
    async ({ shape, kind }) => {
      const epsilon = 1e-3;
      const channels = shape.at(-1)!;
      const inputs = () => [
        randomTensor(shape as [number, number], 7, 3, 2),
        randomTensor<tf.Rank.R1>([channels], 8, 1, 0.3),
        randomTensor<tf.Rank.R1>([channels], 9),
      ];
      const run = (forward: (x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D) => tf.Tensor[]) => () => {
        const tensors = inputs();
        const outputs = forward(tensors[0]!, tensors[1] as tf.Tensor1D, tensors[2] as tf.Tensor1D);
        const gradients = tf.grads(
          (...tensors: tf.Tensor[]) => forward(tensors[0]!, tensors[1] as tf.Tensor1D, tensors[2] as tf.Tensor1D)[0]!,
        )(tensors, randomTensor(shape as [number, number], 10));
        return [...outputs, ...gradients];
      };
      const op = kind === 'with ReLU' ? batchNormRelu : batchNorm;
      await expectLikeCpu(
        run((x, gamma, beta) => {
          const { mean, variance } = tf.moments(x, [...shape.keys()].slice(0, -1));
          const scaled = tf.add(tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, epsilon))), gamma), beta);
          return [kind === 'with ReLU' ? tf.relu(scaled) : scaled, mean, variance];
        }),
        run((...tensors) => {
          const { output, mean, variance } = op(...tensors, epsilon);
          return [output, mean, variance];
        }),
      );
    },
  );
});

describe('biasRelu: values and gradients like stock ops on the cpu backend', () => {
  test.each([[[2, 28, 28, 16]], [[3, 7, 7, 64]], [[3, 5, 3, 5]], [[1, 2, 2, 12]], [[17, 12]], [[9, 1]]])(
    '%j',
    async (shape) => {
      const run = (forward: typeof biasRelu) => () => {
        const x = randomTensor(shape as [number, number], 15);
        const bias = randomTensor<tf.Rank.R1>([shape.at(-1)!], 16);
        const gradients = tf.grads((...inputs: tf.Tensor[]) => forward(inputs[0]!, inputs[1] as tf.Tensor1D))(
          [x, bias],
          randomTensor(shape as [number, number], 17),
        );
        return [forward(x as tf.Tensor, bias), ...gradients];
      };
      await expectLikeCpu(run(((x, bias) => tf.relu(tf.add(x, bias))) as typeof biasRelu), run(biasRelu));
    },
  );
});

describe('dense and softmax cross entropy like the cpu backend', () => {
  test.each([
    [5, 37, 11],
    [64, 576, 11],
    [3, 8, 8],
    [1, 1, 1],
    [7, 130, 64],
  ])('[%i, %i] → %i', async (n, size, units) => {
    const run = (connect: typeof dense, loss: typeof softmaxCrossEntropy) => () => {
      const x = randomTensor<tf.Rank.R2>([n, size], 11);
      const kernel = randomTensor<tf.Rank.R2>([size, units], 12, 0, 0.3);
      const bias = randomTensor<tf.Rank.R1>([units], 13);
      const targets = tf.softmax(randomTensor<tf.Rank.R2>([n, units], 14, 0, 3));
      const { value, grads } = tf.valueAndGrads((...inputs: tf.Tensor[]) =>
        loss(connect(inputs[0] as tf.Tensor2D, inputs[1] as tf.Tensor2D, inputs[2] as tf.Tensor1D), targets),
      )([x, kernel, bias]);
      return [value, ...grads];
    };
    await expectLikeCpu(
      run(
        (x, kernel, bias) => tf.add(tf.matMul(x, kernel), bias),
        (logits, targets) => tf.neg(tf.mean(tf.sum(tf.mul(targets, tf.logSoftmax(logits)), 1))),
      ),
      run(dense, softmaxCrossEntropy),
    );
  });
});
