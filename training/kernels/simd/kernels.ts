import type { Tensor4D } from '@tensorflow/tfjs-core';
import { composedConv2dBackpropInput } from '../composed/conv2d-backprop-input.ts';
import { composedKernels, type Kernel } from '../composed/kernels.ts';
import {
  BATCH_NORM,
  BATCH_NORM_GRAD,
  type BatchNormAttrs,
  BIAS_GRAD,
  BIAS_RELU,
  BIAS_RELU_GRAD,
  CONV2D,
  CONV2D_GRAD_FILTER,
  CONV2D_GRAD_INPUT,
  type ConvolutionAttrs,
  MAX_POOL_GRAD,
} from '../gradients.ts';
import { simdConv2d, simdConv2dGradFilter, simdConv2dGradInput } from './convolution.ts';
import type { SimdHeap } from './heap.ts';
import { isForWinograd, winogradConv2d, winogradConv2dGradFilter, winogradConv2dGradInput } from './winograd.ts';

/** The kernels of `gradients.ts` on own SIMD code; the composed ones where a shape is out of its reach. */
export function simdKernels(heap: SimdHeap): Readonly<Record<string, Kernel>> {
  const { functions, offsetOf, allocate, scratch } = heap;
  const composed = (name: string) => composedKernels[name]!;
  return {
    ...composedKernels,
    [CONV2D]: ({ x, filter }, { geometry }: ConvolutionAttrs) =>
      isForWinograd(geometry, geometry.inChannels, geometry.outChannels)
        ? winogradConv2d(heap, x!, filter!, geometry)
        : simdConv2d(heap, x!, filter!, geometry),
    [CONV2D_GRAD_INPUT]: ({ dy, filter }, { geometry }: ConvolutionAttrs) => {
      if (isForWinograd(geometry, geometry.outChannels, geometry.inChannels)) {
        return winogradConv2dGradInput(heap, dy!, filter!, geometry);
      }
      return geometry.strideHeight === geometry.strideWidth
        ? simdConv2dGradInput(heap, dy!, filter!, geometry)
        : composedConv2dBackpropInput(dy as Tensor4D, filter as Tensor4D, geometry);
    },
    [CONV2D_GRAD_FILTER]: ({ dy, x }, { geometry }: ConvolutionAttrs) =>
      isForWinograd(geometry, geometry.inChannels, geometry.outChannels)
        ? winogradConv2dGradFilter(heap, dy!, x!, geometry)
        : simdConv2dGradFilter(heap, dy!, x!, geometry),
    [BIAS_GRAD]: ({ dy }) => {
      const channels = dy!.shape.at(-1)!;
      const out = allocate([channels]);
      functions.columnSums(offsetOf(dy!), dy!.size / channels, channels, offsetOf(out));
      return out;
    },
    [BIAS_RELU]: ({ x, bias }) => {
      const channels = bias!.size;
      if (channels % 4) return composed(BIAS_RELU)({ x: x!, bias: bias! }, undefined as never);
      const out = allocate(x!.shape);
      functions.biasRelu(offsetOf(x!), x!.size / channels, channels, offsetOf(bias!), offsetOf(out));
      return out;
    },
    [BIAS_RELU_GRAD]: ({ dy, y }) => {
      const channels = y!.shape.at(-1)!;
      if (channels % 4) return composed(BIAS_RELU_GRAD)({ dy: dy!, y: y! }, undefined as never);
      const [dx, dBias] = [allocate(y!.shape), allocate([channels])];
      functions.biasReluGradient(
        ...[offsetOf(dy!), offsetOf(y!), y!.size / channels, channels, offsetOf(dx), offsetOf(dBias)],
        scratch(channels * 8),
      );
      return [dx, dBias];
    },
    [MAX_POOL_GRAD]: ({ dy, x }, attrs: ConvolutionAttrs) => {
      const { geometry } = attrs;
      if (geometry.inChannels % 4) return composed(MAX_POOL_GRAD)({ dy: dy!, x: x! }, attrs as never);
      const dx = allocate(geometry.inShape);
      functions.maxPoolGradient(
        ...[offsetOf(dy!), offsetOf(x!), geometry.batchSize, geometry.inHeight, geometry.inWidth, geometry.inChannels],
        ...[geometry.outHeight, geometry.outWidth, geometry.filterHeight, geometry.filterWidth],
        ...[geometry.strideHeight, geometry.strideWidth, geometry.padInfo.top, geometry.padInfo.left, offsetOf(dx)],
      );
      return dx;
    },
    [BATCH_NORM]: ({ x, gamma, beta }, attrs: BatchNormAttrs) => {
      const channels = gamma!.size;
      if (channels % 4) return composed(BATCH_NORM)({ x: x!, gamma: gamma!, beta: beta! }, attrs as never);
      const [output, mean, variance] = [allocate(x!.shape), allocate([channels]), allocate([channels])];
      const rows = x!.size / channels;
      functions.batchStatistics(
        offsetOf(x!),
        rows,
        channels,
        offsetOf(mean),
        offsetOf(variance),
        scratch(channels * 16),
      );
      functions.batchNormForward(
        ...[offsetOf(x!), rows, channels, offsetOf(gamma!), offsetOf(beta!), offsetOf(mean), offsetOf(variance)],
        ...[attrs.epsilon, Number(attrs.isRelu), offsetOf(output)],
      );
      return [output, mean, variance];
    },
    [BATCH_NORM_GRAD]: (inputs, attrs: BatchNormAttrs) => {
      const { dy, x, gamma, beta, mean, variance } = inputs;
      const channels = gamma!.size;
      if (channels % 4) return composed(BATCH_NORM_GRAD)(inputs, attrs as never);
      const outputs = [allocate(x!.shape), allocate([channels]), allocate([channels])];
      const [dx, dGamma, dBeta] = outputs.map(offsetOf) as [number, number, number];
      functions.batchNormBackward(
        ...[offsetOf(dy!), offsetOf(x!), x!.size / channels, channels, offsetOf(gamma!), offsetOf(beta!)],
        ...[offsetOf(mean!), offsetOf(variance!), attrs.epsilon, Number(attrs.isRelu)],
        ...[dx, dGamma, dBeta, scratch(channels * 16)],
      );
      return outputs;
    },
  };
}
