import * as tf from '@tensorflow/tfjs-core';
import type { AdamWAttrs, AdamWSlot } from '../adam-w.ts';

/** `adamWStep`, composed of stock ops; the results are copied over the slot's own numbers by `overwrite`. */
export function composedAdamW(
  { parameter, first, second, average }: AdamWSlot,
  gradient: tf.Tensor,
  attrs: AdamWAttrs,
  overwrite: (target: tf.Tensor, values: tf.Tensor) => void,
): void {
  const { learningRate, beta1, beta2, epsilon, weightDecay, step, averageDecay } = attrs;
  const m = tf.add(tf.mul(first, beta1), tf.mul(gradient, 1 - beta1));
  const v = tf.add(tf.mul(second, beta2), tf.mul(tf.square(gradient), 1 - beta2));
  const rate = learningRate / (1 - beta1 ** step);
  const change = tf.div(tf.mul(m, rate), tf.add(tf.sqrt(tf.div(v, 1 - beta2 ** step)), epsilon));
  const value = tf.sub(tf.mul(parameter, 1 - learningRate * weightDecay), change);
  const mean = tf.add(tf.mul(average, averageDecay), tf.mul(value, 1 - averageDecay));
  overwrite(first, m);
  overwrite(second, v);
  overwrite(parameter, value);
  overwrite(average, mean);
}
