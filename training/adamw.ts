import type { ParameterLayout } from './parameter-layout.ts';

/** Moments of AdamW, one value a parameter each; Muon keeps its momentum in `first`. */
export interface Moments {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** What of AdamW one may choose. */
export interface AdamWSettings {
  /** Decay of the first moment, in [0, 1). */
  readonly beta1: number;
  /** Decay of the second moment, in [0, 1). */
  readonly beta2: number;
  /** Share of itself that a kernel loses in a step, times the learning rate (with Muon, Muon's). */
  readonly weightDecay: number;
}

const EPSILON = 1e-8;

/** Moments before the first step. */
export function createMoments(size: number): Moments {
  return { first: new Float32Array(size), second: new Float32Array(size) };
}

/**
 * One step of Adam with decoupled weight decay, in place. Only kernels decay: shrinking a gamma or a bias regularizes nothing.
 *
 * @param step counted from 1, for the correction of the moments' bias
 * @see Loshchilov & Hutter 2019, Decoupled Weight Decay Regularization, algorithm 2
 */
export function stepAdamW(
  parameters: Float32Array,
  gradient: Float32Array,
  moments: Moments,
  layout: ParameterLayout,
  step: number,
  learningRate: number,
  { beta1, beta2, weightDecay }: AdamWSettings,
): void {
  const { first, second } = moments;
  const stepSize = learningRate / (1 - beta1 ** step);
  const secondCorrection = 1 / (1 - beta2 ** step);
  for (const { offset, size, fanIn, isFrozen } of layout.slots) {
    if (isFrozen) continue;
    const keep = fanIn > 0 ? 1 - learningRate * weightDecay : 1;
    for (let index = offset; index < offset + size; index++) {
      const slope = gradient[index]!;
      const mean = beta1 * first[index]! + (1 - beta1) * slope;
      const square = beta2 * second[index]! + (1 - beta2) * slope * slope;
      first[index] = mean;
      second[index] = square;
      parameters[index] =
        parameters[index]! * keep - (stepSize * mean) / (Math.sqrt(square * secondCorrection) + EPSILON);
    }
  }
}

/** One step of an optimizer, in place. */
export type OptimizerStep = typeof stepAdamW;
