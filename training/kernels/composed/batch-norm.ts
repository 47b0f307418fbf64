import * as tf from '@tensorflow/tfjs-core';

/** What batch normalization in training gives: the output and the batch's own statistics. */
export interface BatchNormResult {
  /** Like the input. */
  readonly output: tf.Tensor;
  /** [channels] mean over all other axes. */
  readonly mean: tf.Tensor1D;
  /** [channels] variance over all other axes, not corrected for sample size. */
  readonly variance: tf.Tensor1D;
}

/**
 * Batch normalization with the batch's own statistics, and optionally ReLU, composed of stock ops.
 *
 * @param x [..., channels]
 * @see Ioffe & Szegedy 2015, arXiv 1502.03167, algorithm 1
 */
export function composedBatchNorm(
  x: tf.Tensor,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  epsilon: number,
  isRelu: boolean,
): BatchNormResult {
  const rows = tf.reshape(x, [-1, gamma.shape[0]]); // [..., channels] → [rows, channels]
  const mean = columnMeans(rows);
  const centred = tf.sub(rows, mean);
  const variance = columnMeans(tf.square(centred));
  const scale = tf.mul(gamma, tf.rsqrt(tf.add(variance, epsilon)));
  const normalized = tf.add(tf.mul(centred, scale), beta);
  const output = tf.reshape(isRelu ? tf.relu(normalized) : normalized, x.shape);
  return { output, mean, variance };
}

/**
 * Gradients of `composedBatchNorm`.
 *
 * @returns `[dx, dGamma, dBeta]`
 */
export function composedBatchNormGrad(
  dy: tf.Tensor,
  x: tf.Tensor,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  mean: tf.Tensor1D,
  variance: tf.Tensor1D,
  epsilon: number,
  isRelu: boolean,
): [tf.Tensor, tf.Tensor1D, tf.Tensor1D] {
  const channels = gamma.shape[0];
  const deviation = tf.rsqrt(tf.add(variance, epsilon));
  const normalized = tf.mul(tf.sub(tf.reshape(x, [-1, channels]), mean), deviation); // [rows, channels]
  const isPassed = isRelu ? tf.step(tf.add(tf.mul(normalized, gamma), beta)) : tf.scalar(1);
  const passed = tf.mul(tf.reshape(dy, [-1, channels]), isPassed);
  const rows = x.size / channels;
  const dBeta = tf.mul(columnMeans(passed), rows) as tf.Tensor1D;
  const dGamma = tf.mul(columnMeans(tf.mul(passed, normalized)), rows) as tf.Tensor1D;
  const centred = tf.sub(tf.sub(passed, tf.div(dBeta, rows)), tf.mul(normalized, tf.div(dGamma, rows)));
  const dx = tf.reshape(tf.mul(centred, tf.mul(gamma, deviation)), x.shape);
  return [dx, dGamma, dBeta];
}

/** A product with a row of 1/n is faster on the WASM backend than its transposing `mean`. [rows, channels] → [channels] */
function columnMeans(rows: tf.Tensor): tf.Tensor1D {
  const count = rows.shape[0]!;
  return tf.reshape(tf.matMul(tf.fill([1, count], 1 / count), rows as tf.Tensor2D), [-1]);
}
