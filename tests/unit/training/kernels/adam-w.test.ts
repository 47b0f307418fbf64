import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { type AdamWAttrs, adamWStep } from '../../../../training/kernels/adam-w.ts';
import { registerTrainingKernels } from '../../../../training/kernels/register.ts';
import { randomTensor, startWasm } from './backends.ts';
import { levels } from './levels.ts';

beforeAll(startWasm);

const attrs = {
  ...{ learningRate: 0.01, beta1: 0.9, beta2: 0.99, epsilon: 1e-6, weightDecay: 0.1, averageDecay: 0.8 },
} satisfies Omit<AdamWAttrs, 'step'>;

/** The algorithm as the paper has it, a number at a time, in double precision. */
function referenceSteps(initial: Float32Array, gradients: Float32Array[]): { value: number[]; average: number[] } {
  const value = [...initial];
  const average = [...initial];
  const m = value.map(() => 0);
  const v = value.map(() => 0);
  for (const [index, gradient] of gradients.entries()) {
    for (const [at, g] of gradient.entries()) {
      m[at] = attrs.beta1 * m[at]! + (1 - attrs.beta1) * g;
      v[at] = attrs.beta2 * v[at]! + (1 - attrs.beta2) * g * g;
      const mHat = m[at]! / (1 - attrs.beta1 ** (index + 1));
      const vHat = v[at]! / (1 - attrs.beta2 ** (index + 1));
      value[at]! -= attrs.learningRate * (mHat / (Math.sqrt(vHat) + attrs.epsilon) + attrs.weightDecay * value[at]!);
      average[at] = attrs.averageDecay * average[at]! + (1 - attrs.averageDecay) * value[at]!;
    }
  }
  return { value, average };
}

test.each(levels)('%s: three steps as the paper has them, in place', async (level) => {
  await registerTrainingKernels(level);
  const initial = randomTensor([7, 5], 1);
  const gradients = [2, 3, 4].map((seed) => randomTensor([7, 5], seed));
  const parameter = tf.variable(initial);
  const slot = { parameter, first: tf.zeros([7, 5]), second: tf.zeros([7, 5]), average: tf.add(initial, 0) };
  const expected = referenceSteps(
    initial.dataSync() as Float32Array,
    gradients.map((gradient) => gradient.dataSync() as Float32Array),
  );
  initial.dispose();
  const before = tf.memory().numTensors;
  for (const [index, gradient] of gradients.entries()) adamWStep(slot, gradient, { ...attrs, step: index + 1 });
  expect(tf.memory().numTensors).toBe(before);
  for (const [at, value] of parameter.dataSync().entries()) expect(value).toBeCloseTo(expected.value[at]!, 5);
  for (const [at, value] of slot.average.dataSync().entries()) expect(value).toBeCloseTo(expected.average[at]!, 5);
});
