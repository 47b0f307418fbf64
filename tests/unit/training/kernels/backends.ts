import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import '@tensorflow/tfjs'; // the cpu backend, and the gradients of stock ops that ours are held against
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { registerTrainingKernels } from '../../../../training/kernels/register.ts';
import { levels } from './levels.ts';

/** Starts the WASM backend on one thread, and leaves it active. */
export async function startWasm(): Promise<void> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')), '../wasm-out/');
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(folder);
  await tf.setBackend('wasm');
}

/** Seeded numbers, roughly normal. */
export function randomTensor<R extends tf.Rank>(
  shape: tf.ShapeMap[R],
  seed: number,
  mean = 0,
  deviation = 1,
): tf.Tensor<R> {
  const values = new Float32Array(tf.util.sizeFromShape(shape));
  let state = (seed * 2654435761 + 12345) >>> 0;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let index = 0; index < values.length; index++) {
    values[index] = mean + deviation * (uniform() + uniform() + uniform() + uniform() - 2) * Math.sqrt(3);
  }
  return tf.tensor(values, shape) as tf.Tensor<R>;
}

/** Runs `compute` on a backend and reads what it gives; the tensors are gone afterwards. */
export async function computeOn(backend: 'cpu' | 'wasm', compute: () => tf.Tensor[]): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  const tensors = tf.tidy(compute);
  const values = tensors.map((tensor) => tensor.dataSync() as Float32Array);
  tf.dispose(tensors);
  return values;
}

/**
 * Expects each of `candidates` to give the same on the WASM backend, with every level of kernels, as `reference` on the cpu
 * backend, relative to the greatest value.
 */
export async function expectLikeCpu(reference: () => tf.Tensor[], ...candidates: (() => tf.Tensor[])[]): Promise<void> {
  const expected = await computeOn('cpu', reference);
  await tf.setBackend('wasm');
  for (const level of levels) {
    await registerTrainingKernels(level);
    for (const compute of candidates) {
      const actual = await computeOn('wasm', compute);
      expect(actual.length).toBe(expected.length);
      for (const [index, values] of expected.entries())
        expectClose(actual[index]!, values, `${level}, tensor ${index}`);
    }
  }
}

/** Rounding of Winograd's transforms in float32, which is five times that of a plain sum of products. */
const TOLERANCE = 2e-5;

function expectClose(actual: Float32Array, expected: Float32Array, what: string): void {
  const scale = expected.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 1e-3);
  const difference = expected.reduce((greatest, value, at) => {
    const error = Math.abs(value - actual[at]!);
    return error <= greatest ? greatest : error; // NaN goes through
  }, 0);
  expect(actual.length, `length: ${what}`).toBe(expected.length);
  expect(difference / scale, `relative error: ${what}`).toBeLessThan(TOLERANCE);
}
