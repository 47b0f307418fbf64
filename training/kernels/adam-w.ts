import * as tf from '@tensorflow/tfjs-core';
import { runKernel } from './run-kernel.ts';

/** `parameter, gradient, first, second, average` → nothing: all but the gradient change in place; attributes `AdamWAttrs`. */
export const ADAM_W = 'DigitReaderAdamW';

/** One parameter and what its optimizer remembers, all of one shape. */
export interface AdamWSlot {
  readonly parameter: tf.Tensor;
  /** First moment, zero at first. */
  readonly first: tf.Tensor;
  /** Second moment, zero at first. */
  readonly second: tf.Tensor;
  /** Exponential moving average of the parameter, the parameter at first. */
  readonly average: tf.Tensor;
}

/** What a step of AdamW depends on besides the gradient. */
export interface AdamWAttrs {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Decoupled: the parameter shrinks by learningRate × weightDecay. */
  readonly weightDecay: number;
  /** Steps so far, this one included: 1 at first. */
  readonly step: number;
  /** What the moving average keeps of itself, in [0, 1]. */
  readonly averageDecay: number;
}

/**
 * One step of AdamW, in place, and of the parameter's moving average. Tensors that share memory with the slot's (clones,
 * reshaped views) change too, so copy what is to stay.
 *
 * @see Loshchilov & Hutter 2019, arXiv 1711.05101, algorithm 2
 */
export function adamWStep(slot: AdamWSlot, gradient: tf.Tensor, attrs: AdamWAttrs): void {
  const { parameter, first, second, average } = slot;
  tf.dispose(runKernel(ADAM_W, { parameter, gradient, first, second, average }, attrs));
}
