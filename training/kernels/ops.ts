import * as tf from '@tensorflow/tfjs-core';
import { BATCH_NORM, BIAS_ADD, BIAS_RELU, CONV2D, MAX_POOL } from './gradients.ts';
import { runKernel } from './run-kernel.ts';

/**
 * The ops of a network in training, differentiable under `tf.variableGrads` and `tf.grads`. They run on the WASM backend
 * after `registerTrainingKernels()`. All tensors are float32, channels last. Other ops of tfjs-core have no gradient
 * unless somebody registers one: build the network and its loss of these.
 */

/** Padding of convolution and pooling, as in tf.layers. */
export type Padding = 'same' | 'valid';
type Size = number | readonly [height: number, width: number];

/**
 * 2-D convolution, with an optional bias.
 *
 * @param x [n, height, width, inChannels]
 * @param filter [filterHeight, filterWidth, inChannels, outChannels]
 * @param bias [outChannels]; leave it out before batch normalization, which takes it away again
 * @returns [n, outHeight, outWidth, outChannels]
 */
export function conv2d(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  strides: Size = 1,
  padding: Padding = 'same',
  bias?: tf.Tensor1D,
): tf.Tensor4D {
  const geometry = tf.backend_util.computeConv2DInfo(x.shape, filter.shape, pairOf(strides), 1, padding);
  const y = runKernel(CONV2D, { x, filter }, { geometry })[0] as tf.Tensor4D;
  return bias ? biasAdd(y, bias) : y;
}

/**
 * Adds a bias to every row.
 *
 * @param x [..., channels]
 * @param bias [channels]
 */
export function biasAdd<T extends tf.Tensor>(x: T, bias: tf.Tensor1D): T {
  return runKernel(BIAS_ADD, { x, bias })[0] as T;
}

/**
 * ReLU of `biasAdd`, in one op.
 *
 * @param x [..., channels]
 * @param bias [channels]
 */
export function biasRelu<T extends tf.Tensor>(x: T, bias: tf.Tensor1D): T {
  return runKernel(BIAS_RELU, { x, bias })[0] as T;
}

/** What batch normalization gives. */
export interface BatchNormOutput<T extends tf.Tensor> {
  /** Like the input. */
  readonly output: T;
  /** [channels] mean of the batch, for the moving average; no gradient flows through it. */
  readonly mean: tf.Tensor1D;
  /** [channels] variance of the batch, not corrected for sample size; no gradient flows through it. */
  readonly variance: tf.Tensor1D;
}

/**
 * Batch normalization with the batch's own statistics, then ReLU, in one op.
 *
 * @param x [..., channels]
 * @param gamma [channels]
 * @param beta [channels]
 * @param epsilon added to the variance
 * @see Ioffe & Szegedy 2015, arXiv 1502.03167, algorithm 1
 */
export function batchNormRelu<T extends tf.Tensor>(
  x: T,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  epsilon: number,
): BatchNormOutput<T> {
  const [output, mean, variance] = runKernel(BATCH_NORM, { x, gamma, beta }, { epsilon, isRelu: true });
  return { output: output as T, mean: mean as tf.Tensor1D, variance: variance as tf.Tensor1D };
}

/** `batchNormRelu` without the ReLU. */
export function batchNorm<T extends tf.Tensor>(
  x: T,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  epsilon: number,
): BatchNormOutput<T> {
  const [output, mean, variance] = runKernel(BATCH_NORM, { x, gamma, beta }, { epsilon, isRelu: false });
  return { output: output as T, mean: mean as tf.Tensor1D, variance: variance as tf.Tensor1D };
}

/** ReLU on its own, for a layer with neither batch normalization nor bias. */
export function relu<T extends tf.Tensor>(x: T): T {
  const run = tf.customGrad((x, save) => {
    const output = tf.relu(x as tf.Tensor);
    (save as tf.GradSaveFunc)([output]);
    return { value: output, gradFunc: (dy, [output]) => tf.mul(dy, tf.step(output!)) };
  });
  return run(x) as T;
}

/**
 * Multiplies by a mask that is no parameter: dropout, with 0 for what is dropped and 1 / (1 - rate) for what is kept.
 *
 * @param mask of the shape of `x`
 */
export function maskBy<T extends tf.Tensor>(x: T, mask: tf.Tensor): T {
  const run = tf.customGrad((x, save) => {
    (save as tf.GradSaveFunc)([mask]);
    return { value: tf.mul(x as tf.Tensor, mask), gradFunc: (dy, [saved]) => tf.mul(dy, saved!) };
  });
  return run(x) as T;
}

/**
 * 2-D max pooling. The gradient goes to the first greatest value of a window, row by row.
 *
 * @param x [n, height, width, channels]
 * @returns [n, outHeight, outWidth, channels]
 */
export function maxPool(
  x: tf.Tensor4D,
  poolSize: Size = 2,
  strides: Size = poolSize,
  padding: Padding = 'valid',
): tf.Tensor4D {
  const geometry = tf.backend_util.computePool2DInfo(x.shape, pairOf(poolSize), pairOf(strides), 1, padding);
  return runKernel(MAX_POOL, { x }, { geometry })[0] as tf.Tensor4D;
}

/** [n, ...] → [n, size of the rest] */
export function flatten(x: tf.Tensor): tf.Tensor2D {
  return reshape(x, [x.shape[0]!, x.size / x.shape[0]!]) as tf.Tensor2D;
}

/**
 * Fully connected layer without activation.
 *
 * @param x [n, inputs]
 * @param kernel [inputs, units]
 * @param bias [units]
 * @returns [n, units]
 */
export function dense(x: tf.Tensor2D, kernel: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D {
  const [n, inputs] = x.shape;
  const units = kernel.shape[1];
  // A 1×1 convolution of n pictures of one pixel: the backend's product of transposed matrices is slow.
  const pictures = reshape(x, [n, 1, 1, inputs]) as tf.Tensor4D;
  const y = conv2d(pictures, reshape(kernel, [1, 1, inputs, units]) as tf.Tensor4D, 1, 'valid', bias);
  return reshape(y, [n, units]) as tf.Tensor2D;
}

/**
 * Mean over the batch of the cross entropy between target probabilities (smoothed labels, a teacher's answers) and the
 * softmax of logits.
 *
 * @param logits [n, classes]
 * @param targets [n, classes], each row sums to 1; no gradient flows to them
 * @returns scalar
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, targets: tf.Tensor2D): tf.Scalar {
  const n = logits.shape[0];
  const run = tf.customGrad((logits, save) => {
    const shifted = tf.sub(logits as tf.Tensor, tf.max(logits as tf.Tensor, 1, true));
    const logProbabilities = tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true))); // [n, classes]
    (save as tf.GradSaveFunc)([logProbabilities]);
    return {
      value: tf.div(tf.sum(tf.mul(targets, logProbabilities)), -n),
      gradFunc: (dy, [saved]) => tf.mul(tf.sub(tf.exp(saved!), targets), tf.div(dy, n)),
    };
  });
  return run(logits) as tf.Scalar;
}

function reshape(x: tf.Tensor, shape: number[]): tf.Tensor {
  const run = tf.customGrad((x) => ({
    value: tf.reshape(x as tf.Tensor, shape),
    gradFunc: (dy) => tf.reshape(dy, (x as tf.Tensor).shape),
  }));
  return run(x);
}

function pairOf(size: Size): [number, number] {
  return typeof size === 'number' ? [size, size] : [size[0], size[1]];
}
