import * as tf from '@tensorflow/tfjs-core';
import { runKernel } from './run-kernel.ts';

/** `x, filter` → convolution; attributes `ConvolutionAttrs`. */
export const CONV2D = 'DigitReaderConv2D';
/** `dy, filter` → gradient of the input; attributes `ConvolutionAttrs`. */
export const CONV2D_GRAD_INPUT = 'DigitReaderConv2DGradInput';
/** `dy, x` → gradient of the filter; attributes `ConvolutionAttrs`. */
export const CONV2D_GRAD_FILTER = 'DigitReaderConv2DGradFilter';
/** `x, bias` → sum along the last axis. */
export const BIAS_ADD = 'DigitReaderBiasAdd';
/** `dy` → its sum over all axes but the last. */
export const BIAS_GRAD = 'DigitReaderBiasGrad';
/** `x, bias` → ReLU of their sum along the last axis. */
export const BIAS_RELU = 'DigitReaderBiasRelu';
/** `dy, y` → `[dx, dBias]`, `y` being what `BIAS_RELU` gave. */
export const BIAS_RELU_GRAD = 'DigitReaderBiasReluGrad';
/** `x` → max pooling; attributes `ConvolutionAttrs`. */
export const MAX_POOL = 'DigitReaderMaxPool';
/** `dy, x` → gradient of the input; attributes `ConvolutionAttrs`. */
export const MAX_POOL_GRAD = 'DigitReaderMaxPoolGrad';
/** `x, gamma, beta` → `[output, mean, variance]`; attributes `BatchNormAttrs`. */
export const BATCH_NORM = 'DigitReaderBatchNorm';
/** `dy, x, gamma, beta, mean, variance` → `[dx, dGamma, dBeta]`; attributes `BatchNormAttrs`. */
export const BATCH_NORM_GRAD = 'DigitReaderBatchNormGrad';

/** How a window moves over a picture, everything known: all that convolution and pooling need to know besides their inputs. */
export interface ConvolutionAttrs {
  readonly geometry: tf.backend_util.Conv2DInfo;
}

/** Attributes of batch normalization. */
export interface BatchNormAttrs {
  readonly epsilon: number;
  readonly isRelu: boolean;
}

/**
 * Tells tfjs how to go back through the kernels of `ops.ts`. tfjs-core alone brings no gradients, and all of tfjs brings
 * a megabyte. Every gradient is a kernel of its own, so that one that nobody asked for (of the pictures) is not computed.
 */
export function registerGradients(): void {
  if (tf.getGradient(CONV2D)) return;
  tf.registerGradient({
    kernelName: CONV2D,
    inputsToSave: ['x', 'filter'],
    gradFunc: (dy, saved, attrs) => {
      const [x, filter] = saved as [tf.Tensor, tf.Tensor];
      return {
        x: () => runKernel(CONV2D_GRAD_INPUT, { dy: dy as tf.Tensor, filter }, attrs)[0]!,
        filter: () => runKernel(CONV2D_GRAD_FILTER, { dy: dy as tf.Tensor, x }, attrs)[0]!,
      };
    },
  });
  tf.registerGradient({
    kernelName: BIAS_ADD,
    gradFunc: (dy) => ({
      x: () => tf.clone(dy as tf.Tensor),
      bias: () => runKernel(BIAS_GRAD, { dy: dy as tf.Tensor })[0]!,
    }),
  });
  tf.registerGradient({
    kernelName: BIAS_RELU,
    outputsToSave: [true],
    gradFunc: (dy, saved) => {
      // Both at once, outside of the closures: each closure runs in a tidy of its own.
      const [dx, dBias] = runKernel(BIAS_RELU_GRAD, { dy: dy as tf.Tensor, y: saved[0]! });
      return { x: () => dx!, bias: () => dBias! };
    },
  });
  tf.registerGradient({
    kernelName: MAX_POOL,
    inputsToSave: ['x'],
    gradFunc: (dy, saved, attrs) => ({
      x: () => runKernel(MAX_POOL_GRAD, { dy: dy as tf.Tensor, x: saved[0]! }, attrs)[0]!,
    }),
  });
  tf.registerGradient({
    kernelName: BATCH_NORM,
    inputsToSave: ['x', 'gamma', 'beta'],
    outputsToSave: [false, true, true],
    gradFunc: (dys, saved, attrs) => {
      const [x, gamma, beta, mean, variance] = saved as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
      const dy = (dys as tf.Tensor[])[0]!;
      // All three at once, outside of the closures: each closure runs in a tidy of its own.
      const [dx, dGamma, dBeta] = runKernel(BATCH_NORM_GRAD, { dy, x, gamma, beta, mean, variance }, attrs);
      return { x: () => dx!, gamma: () => dGamma!, beta: () => dBeta! };
    },
  });
}
