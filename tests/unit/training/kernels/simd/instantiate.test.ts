import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import {
  bestSimdLevel,
  instantiateSimd,
  type WasmBackendParts,
} from '../../../../../training/kernels/simd/instantiate.ts';
import { startWasm } from '../backends.ts';

test('Node runs the kernels with relaxed SIMD', () => {
  expect(bestSimdLevel()).toBe('relaxed-simd');
});

test("the pinned backend's memory is where it is looked for", async () => {
  await startWasm();
  const backend = tf.backend() as unknown as WasmBackendParts;
  const functions = await instantiateSimd(backend, 'simd');
  const x = tf.tensor([1, 2, 3, 4, 5, 6], [3, 2]);
  const sums = tf.zeros([2]);
  functions.columnSums(backend.getMemoryOffset(x.dataId), 3, 2, backend.getMemoryOffset(sums.dataId));
  expect([...sums.dataSync()]).toEqual([9, 12]);
});

test('another backend is refused', async () => {
  await expect(instantiateSimd({} as WasmBackendParts, 'simd')).rejects.toThrow(RangeError);
});
