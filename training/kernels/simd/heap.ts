import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { instantiateSimd, type SimdFunctions, type SimdLevel, type WasmBackendParts } from './instantiate.ts';

/** The own kernels of one backend: its functions, its memory, and room to work in. */
export interface SimdHeap {
  readonly functions: SimdFunctions;
  /** Byte offset of a tensor's numbers. */
  offsetOf(tensor: TensorInfo): number;
  /** A new tensor, its numbers not set. */
  allocate(shape: number[]): TensorInfo;
  /** Byte offset of room for so many bytes, valid until the next call: at most one user at a time. */
  scratch(bytes: number): number;
}

/** Starts the own kernels on a backend. The scratch room grows to the greatest request and stays. */
export async function createSimdHeap(backend: WasmBackendParts, level: SimdLevel): Promise<SimdHeap> {
  const functions = await instantiateSimd(backend, level);
  let room = 0;
  let size = 0;
  return {
    functions,
    offsetOf: (tensor) => backend.getMemoryOffset((tensor as Tensor).dataId),
    allocate: (shape) => backend.makeOutput(shape, 'float32'),
    scratch: (bytes) => {
      if (bytes > size) {
        if (room) backend.wasm._free(room);
        room = backend.wasm._malloc(bytes) >>> 0;
        size = room ? bytes : 0;
        if (!room) throw new RangeError(`Expected room for ${bytes} bytes in the WASM memory, got none`);
      }
      return room;
    },
  };
}
