import * as tf from '@tensorflow/tfjs-core';
import {
  BATCH_NORM,
  BATCH_NORM_GRAD,
  type BatchNormAttrs,
  BIAS_ADD,
  BIAS_GRAD,
  BIAS_RELU,
  BIAS_RELU_GRAD,
  CONV2D,
  CONV2D_GRAD_FILTER,
  CONV2D_GRAD_INPUT,
  type ConvolutionAttrs,
  MAX_POOL,
  MAX_POOL_GRAD,
} from '../gradients.ts';
import { composedBatchNorm, composedBatchNormGrad } from './batch-norm.ts';
import { composedConv2dBackpropFilter } from './conv2d-backprop-filter.ts';
import { composedConv2dBackpropInput } from './conv2d-backprop-input.ts';
import { composedMaxPoolGrad } from './max-pool-grad.ts';

/** A kernel of `gradients.ts`: named tensors and attributes to a tensor or several. */
export type Kernel = (inputs: Readonly<Record<string, tf.Tensor>>, attrs: never) => tf.TensorInfo | tf.TensorInfo[];

type Pad = tf.backend_util.ExplicitPadding;

/** Every kernel of `gradients.ts`, composed of stock ops: where there is no SIMD, and as what the own kernels are timed against. */
export const composedKernels: Readonly<Record<string, Kernel>> = {
  [CONV2D]: ({ x, filter }, { geometry }: ConvolutionAttrs) =>
    tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, stridesOf(geometry), padOf(geometry)),
  [CONV2D_GRAD_INPUT]: ({ dy, filter }, { geometry }: ConvolutionAttrs) =>
    composedConv2dBackpropInput(dy as tf.Tensor4D, filter as tf.Tensor4D, geometry),
  [CONV2D_GRAD_FILTER]: ({ dy, x }, { geometry }: ConvolutionAttrs) =>
    composedConv2dBackpropFilter(x as tf.Tensor4D, dy as tf.Tensor4D, geometry),
  [BIAS_ADD]: ({ x, bias }) => tf.add(x!, bias!),
  [BIAS_GRAD]: ({ dy }) => columnSums(dy!),
  [BIAS_RELU]: ({ x, bias }) => tf.relu(tf.add(x!, bias!)),
  [BIAS_RELU_GRAD]: ({ dy, y }) => {
    const dx = tf.mul(dy!, tf.step(y!));
    return [dx, columnSums(dx)];
  },
  [MAX_POOL]: ({ x }, { geometry }: ConvolutionAttrs) =>
    tf.maxPool(x as tf.Tensor4D, [geometry.filterHeight, geometry.filterWidth], stridesOf(geometry), padOf(geometry)),
  [MAX_POOL_GRAD]: ({ dy, x }, { geometry }: ConvolutionAttrs) =>
    composedMaxPoolGrad(x as tf.Tensor4D, dy as tf.Tensor4D, geometry),
  [BATCH_NORM]: ({ x, gamma, beta }, { epsilon, isRelu }: BatchNormAttrs) => {
    const result = composedBatchNorm(x!, gamma as tf.Tensor1D, beta as tf.Tensor1D, epsilon, isRelu);
    return [result.output, result.mean, result.variance];
  },
  [BATCH_NORM_GRAD]: ({ dy, x, gamma, beta, mean, variance }, { epsilon, isRelu }: BatchNormAttrs) => {
    const vectors = [gamma, beta, mean, variance] as [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D, tf.Tensor1D];
    return composedBatchNormGrad(dy!, x!, ...vectors, epsilon, isRelu);
  },
};

/** [..., channels] → [channels] */
function columnSums(x: tf.Tensor): tf.Tensor {
  const channels = x.shape.at(-1)!;
  const rows = tf.reshape(x, [-1, channels]) as tf.Tensor2D;
  return tf.reshape(tf.matMul(tf.ones([1, rows.shape[0]]) as tf.Tensor2D, rows), [channels]);
}

function stridesOf({ strideHeight, strideWidth }: tf.backend_util.Conv2DInfo): [number, number] {
  return [strideHeight, strideWidth];
}

function padOf({ padInfo }: tf.backend_util.Conv2DInfo): Pad {
  if (padInfo.type === 'SAME' || padInfo.type === 'VALID') return padInfo.type.toLowerCase() as never;
  return [
    [0, 0],
    [padInfo.top, padInfo.bottom],
    [padInfo.left, padInfo.right],
    [0, 0],
  ];
}
