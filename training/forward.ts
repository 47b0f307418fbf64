import * as tf from '@tensorflow/tfjs-core';
import type { Activation, LayerSpec } from '../model/spec.ts';
import {
  batchNorm,
  batchNormRelu,
  biasAdd,
  biasRelu,
  conv2d,
  dense,
  flatten,
  maskBy,
  maxPool,
  relu,
} from './kernels/ops.ts';
import { Random } from './random.ts';

/** Mean and variance of one batch at a batch norm layer, [channels] each. */
export interface BatchStatistics {
  readonly mean: tf.Tensor1D;
  readonly variance: tf.Tensor1D;
}

/** How a forward pass treats what differs between training and use. */
export type ForwardMode =
  | {
      /** Batch norm by the batch's own statistics, handed to `onStatistics`. */
      readonly kind: 'training';
      /** Drives dropout: the same seed drops the same values. */
      readonly seed: number;
      readonly onStatistics?: (layer: string, statistics: BatchStatistics) => void;
    }
  /** Batch norm by measured statistics, no dropout: what a user of the network gets. */
  | { readonly kind: 'inference'; readonly statisticsOf: (layer: string) => BatchStatistics };

function activate(input: tf.Tensor, activation: Activation, isTraining: boolean): tf.Tensor {
  if (activation === 'linear') return input;
  if (activation === 'relu') return relu(input);
  if (isTraining) throw new RangeError(`Expected layers that can be trained, got the activation ${activation}`);
  if (activation === 'sigmoid') return tf.sigmoid(input);
  return activation === 'tanh' ? tf.tanh(input) : tf.softmax(input);
}

/** 0 for what is dropped, 1 / (1 - rate) for what is kept: the mean stays. @see Srivastava et al. 2014, Dropout, §10 */
function dropoutMask(shape: number[], rate: number, random: Random): tf.Tensor {
  const size = shape.reduce((product, side) => product * side, 1);
  const values = Float32Array.from({ length: size }, () => (random.next() < rate ? 0 : 1 / (1 - rate)));
  return tf.tensor(values, shape);
}

function isRelu(layer: LayerSpec | undefined): boolean {
  return layer?.type === 'activation' && layer.activation === 'relu';
}

function normalizeBatch(
  { name, epsilon }: Extract<LayerSpec, { type: 'batchNormalization' }>,
  hasRelu: boolean,
  weightOf: (name: string) => tf.Tensor,
  input: tf.Tensor,
  mode: ForwardMode,
): tf.Tensor {
  const gamma = weightOf(`${name}/gamma`) as tf.Tensor1D;
  const beta = weightOf(`${name}/beta`) as tf.Tensor1D;
  if (mode.kind === 'training') {
    const { output, mean, variance } = (hasRelu ? batchNormRelu : batchNorm)(input, gamma, beta, epsilon);
    mode.onStatistics?.(name, { mean, variance });
    return output;
  }
  const { mean, variance } = mode.statisticsOf(name);
  const scale = tf.mul(tf.rsqrt(tf.add(variance, epsilon)), gamma);
  const output = tf.add(tf.mul(input, scale), tf.sub(beta, tf.mul(mean, scale)));
  return hasRelu ? tf.relu(output) : output;
}

/**
 * The network up to its logits: the softmax at the end is left to the loss, which is exact where a softmax has saturated.
 *
 * @param weightOf weight by its tf.layers name
 * @param glyphs [n, 28, 28, 1] in [0, 1]
 * @returns [n, classes]
 * @throws {RangeError} training a layer that has no gradient here: average pooling, sigmoid, tanh
 */
export function forward(
  layers: readonly LayerSpec[],
  weightOf: (name: string) => tf.Tensor,
  glyphs: tf.Tensor4D,
  mode: ForwardMode,
): tf.Tensor2D {
  let flow: tf.Tensor = glyphs;
  const isTraining = mode.kind === 'training';
  layers.forEach((layer, index) => {
    const { name } = layer;
    const isLast = index === layers.length - 1;
    const withoutLastSoftmax = (activation: Activation) => (isLast && activation === 'softmax' ? 'linear' : activation);
    switch (layer.type) {
      case 'conv2d': {
        const kernel = weightOf(`${name}/kernel`) as tf.Tensor4D;
        flow = conv2d(flow as tf.Tensor4D, kernel, [...layer.strides], layer.padding);
        const bias = layer.useBias ? (weightOf(`${name}/bias`) as tf.Tensor1D) : null;
        if (bias && layer.activation === 'relu') flow = biasRelu(flow, bias);
        else flow = activate(bias ? biasAdd(flow, bias) : flow, layer.activation, isTraining);
        break;
      }
      case 'dense': {
        const bias = layer.useBias ? (weightOf(`${name}/bias`) as tf.Tensor1D) : tf.zeros<tf.Rank.R1>([layer.units]);
        flow = dense(flow as tf.Tensor2D, weightOf(`${name}/kernel`) as tf.Tensor2D, bias);
        flow = activate(flow, withoutLastSoftmax(layer.activation), isTraining);
        break;
      }
      case 'batchNormalization':
        flow = normalizeBatch(layer, isRelu(layers[index + 1]), weightOf, flow, mode);
        break;
      case 'activation':
        // A ReLU behind batch norm is part of the same op.
        if (layers[index - 1]?.type === 'batchNormalization' && isRelu(layer)) break;
        flow = activate(flow, withoutLastSoftmax(layer.activation), isTraining);
        break;
      case 'maxPooling2d':
        flow = maxPool(flow as tf.Tensor4D, [...layer.poolSize], [...layer.strides], layer.padding);
        break;
      case 'averagePooling2d':
        if (isTraining) throw new RangeError('Expected layers that can be trained, got average pooling');
        flow = tf.avgPool(flow as tf.Tensor4D, [...layer.poolSize], [...layer.strides], layer.padding);
        break;
      case 'flatten':
        flow = flatten(flow);
        break;
      case 'dropout':
        if (mode.kind !== 'training') break;
        flow = maskBy(flow, dropoutMask(flow.shape, layer.rate, new Random(mode.seed, index)));
        break;
    }
  });
  return flow as tf.Tensor2D;
}
