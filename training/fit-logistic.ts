import * as tf from '@tensorflow/tfjs-core';
import { solvePositiveDefinite } from './solve-positive-definite.ts';

/** How probable something is, given features x: 1 / (1 + exp(-(x · weights + bias))). */
export interface LogisticModel {
  readonly weights: Float32Array;
  readonly bias: number;
}

const MAX_STEPS = 50;
/** A step that promises to lower the loss by less, in nats, is not taken; one that does not lower it is halved, and after so many times the fit is at its end. */
const LEAST_GAIN = 1e-6;
const LEAST_LENGTH = 1e-3;
/** Keeps what hardly varies from getting a weight of thousands. */
const LEAST_VARIANCE = 1e-4;

/**
 * Logistic regression by Newton's method: the mean loss and `ridge` / 2 · |w|² are least together, w being the weights of standardized features.
 * Needs a started tfjs backend.
 *
 * @param features row-major [n, width]
 * @param isPositive [n], 1 or 0
 * @see Hastie, Tibshirani & Friedman 2009, The Elements of Statistical Learning, §4.4.1 and §4.4.4
 */
export function fitLogistic(features: Float32Array, isPositive: Uint8Array, ridge: number): LogisticModel {
  return tf.tidy(() => {
    const count = isPositive.length;
    const columns = tf.tensor2d(features, [count, features.length / count]);
    const { mean, variance } = tf.moments(columns, 0);
    const centred = tf.sub<tf.Tensor2D>(columns, mean);
    const rows = tf.concat2d([centred, tf.ones([count, 1])], 1); // the last column's weight is the bias
    const [means, variances] = [mean.dataSync(), variance.dataSync()];
    const penalties = Float64Array.of(...Array.from(variances, (variance) => ridge * (variance + LEAST_VARIANCE)), 0);

    const { weights } = descend(rows, isPositive, penalties);
    const own = weights.slice(0, -1); // of features as they are, not centred
    return { weights: own, bias: own.reduce((bias, weight, i) => bias - weight * means[i]!, weights.at(-1)!) };
  });
}

/** A point of the fit. */
interface Point {
  readonly weights: Float32Array;
  /** [n] */
  readonly probabilities: Float32Array;
  readonly loss: number;
}

/** Newton's method, from weights of 0 on. */
function descend(rows: tf.Tensor2D, isPositive: Uint8Array, penalties: Float64Array): Point {
  let at = evaluate(rows, isPositive, penalties, new Float32Array(penalties.length));
  for (let step = 0; step < MAX_STEPS; step++) {
    const { slope, curvature } = derivativesOf(rows, isPositive, penalties, at);
    const direction = solvePositiveDefinite(curvature, slope);
    const gain = direction.reduce((sum, value, i) => sum + value * slope[i]!, 0) / 2;
    if (gain < LEAST_GAIN) break;
    let next = at;
    for (let length = 1; next === at || next.loss > at.loss; length /= 2) {
      if (length < LEAST_LENGTH) return at;
      const weights = at.weights.map((weight, i) => weight - length * direction[i]!);
      next = evaluate(rows, isPositive, penalties, weights);
    }
    at = next;
  }
  return at;
}

function evaluate(rows: tf.Tensor2D, isPositive: Uint8Array, penalties: Float64Array, weights: Float32Array): Point {
  const margins = tf.tidy(() => tf.matMul(rows, tf.tensor2d(weights, [weights.length, 1])).dataSync() as Float32Array);
  let loss = 0;
  margins.forEach((margin, i) => {
    const against = isPositive[i] ? -margin : margin;
    loss += (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)))) / margins.length;
  });
  for (const [i, weight] of weights.entries()) loss += (penalties[i]! * weight * weight) / 2;
  return { weights, probabilities: margins.map((margin) => 1 / (1 + Math.exp(-margin))), loss };
}

/** The loss's first and second derivatives: [size], and row-major [size, size]. */
function derivativesOf(
  rows: tf.Tensor2D,
  isPositive: Uint8Array,
  penalties: Float64Array,
  { weights, probabilities }: Point,
): { slope: Float64Array; curvature: Float64Array } {
  const count = probabilities.length;
  const column = (value: (probability: number, i: number) => number) =>
    tf.tensor2d(probabilities.map(value), [count, 1]);
  const slope = new Float64Array(penalties.length);
  const curvature = new Float64Array(penalties.length ** 2);
  tf.tidy(() => {
    const transposed = tf.transpose(rows); // `matMul` that transposes by itself takes 25 times as long on WASM
    const errors = column((probability, i) => (probability - isPositive[i]!) / count);
    const scaled = tf.mul(
      rows,
      column((probability) => (probability * (1 - probability)) / count),
    );
    slope.set(tf.matMul(transposed, errors).dataSync());
    curvature.set(tf.matMul(transposed, scaled).dataSync());
  });
  for (const [i, penalty] of penalties.entries()) {
    slope[i]! += penalty * weights[i]!;
    curvature[i * (penalties.length + 1)]! += penalty;
  }
  return { slope, curvature };
}
