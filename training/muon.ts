import * as tf from '@tensorflow/tfjs-core';
import { type OptimizerStep, stepAdamW } from './adamw.ts';
import type { ParameterSlot } from './parameter-layout.ts';
import { MUON } from './recipe.ts';

/** Coefficients of the odd polynomial x, x³, x⁵ that drives singular values towards 1, and how often it is applied. */
const [LINEAR, CUBIC, QUINTIC] = [3.4445, -4.775, 2.0315];
const ITERATIONS = 5;

/** Kernels of convolutions are matrices to Muon, but for the first one's, which mixes no channels. */
function isMatrix({ shape }: ParameterSlot): boolean {
  return shape.length === 4 && shape[2]! > 1;
}

/**
 * One step of Muon, in place: the kernels of convolutions that mix channels go along their momentum with all of its singular values made about 1, so
 * that directions which the gradient hardly sees are learned as well; all else goes by AdamW. Needs a started tfjs backend.
 *
 * @param moments `first` holds the momentum of such kernels, `second` nothing
 * @param step counted from 1
 * @param learningRate of such kernels: a step changes one of rank r by about `learningRate` × √r in the Frobenius norm; the rest goes at 0.15 of it
 * @param settings betas are of AdamW's part; all kernels decay alike
 * @see Jordan et al. 2024, Muon: an optimizer for hidden layers in neural networks
 */
export const stepMuon: OptimizerStep = (parameters, gradient, moments, layout, step, learningRate, settings) => {
  const others = { ...layout, slots: layout.slots.filter((slot) => !isMatrix(slot)) };
  const weightDecay = settings.weightDecay / MUON.adamwShare;
  stepAdamW(parameters, gradient, moments, others, step, learningRate * MUON.adamwShare, { ...settings, weightDecay });
  const keep = 1 - learningRate * settings.weightDecay;
  for (const slot of layout.slots) {
    if (slot.isFrozen || !isMatrix(slot)) continue;
    const end = slot.offset + slot.size;
    const [kernel, momentum, slope] = [parameters, moments.first, gradient].map((all) =>
      all.subarray(slot.offset, end),
    );
    const direction = slope!.map((value, index) => {
      momentum![index] = MUON.momentum * momentum![index]! + value;
      return value + MUON.momentum * momentum![index]!; // Nesterov's
    });
    const update = orthogonalize(direction, slot.fanIn);
    for (let index = 0; index < slot.size; index++)
      kernel![index] = kernel![index]! * keep - learningRate * update[index]!;
  }
};

/**
 * The matrix of the same singular vectors with singular values of 0.7 to 1.2, by Newton and Schulz's iteration; those below a 300th of the norm come
 * out smaller. It runs on the product of the shorter side with itself, and so on small matrices: a polynomial of that product is all that the matrix
 * is multiplied by.
 *
 * @param values [rows, columns] row-major
 * @see Jordan et al. 2024, "NewtonSchulz5"; Björck & Bowie 1971
 */
export function orthogonalize(values: Float32Array, rows: number): Float32Array {
  const columns = values.length / rows;
  const result = tf.tidy(() => {
    const given = tf.div(tf.tensor2d(values, [rows, columns]), norm(values) + 1e-7) as tf.Tensor2D;
    const flipped = tf.transpose(given); // the backend is slow where it has to transpose operands itself
    const isTall = rows > columns;
    let square = isTall ? tf.matMul(flipped, given) : tf.matMul(given, flipped);
    const one = tf.eye(square.shape[0]);
    let factor: tf.Tensor2D = one;
    for (let iteration = 0; iteration < ITERATIONS; iteration++) {
      const fourth = tf.matMul(square, square);
      const odd = tf.add(tf.mul(square, CUBIC), tf.mul(fourth, QUINTIC));
      const polynomial: tf.Tensor2D = tf.add(tf.mul(one, LINEAR), odd);
      factor = tf.matMul(polynomial, factor);
      square = tf.matMul(polynomial, tf.matMul(polynomial, square)); // all of these commute
    }
    return isTall ? tf.matMul(given, factor) : tf.matMul(factor, given);
  });
  const orthogonal = result.dataSync() as Float32Array;
  result.dispose();
  return orthogonal;
}

/** The Frobenius norm. */
function norm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
