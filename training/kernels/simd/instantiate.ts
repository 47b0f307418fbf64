import type { DataId, KernelBackend, TensorInfo } from '@tensorflow/tfjs-core';
import { relaxedSimdModule, simdModule } from './modules.generated.ts';

/** What is used of the WASM backend's own parts: internal to tfjs 4.22, so that the version is pinned and checked. */
export interface WasmBackendParts extends KernelBackend {
  readonly wasm: {
    readonly asm: { readonly memory: WebAssembly.Memory };
    _malloc(bytes: number): number;
    _free(offset: number): void;
  };
  getMemoryOffset(dataId: DataId): number;
  makeOutput(shape: number[], dtype: 'float32'): TensorInfo;
}

type Numbers = (...values: number[]) => void;

/** The functions of training/kernels/assembly/index.ts, as JavaScript sees them. */
export interface SimdFunctions {
  readonly batchNormBackward: Numbers;
  readonly batchNormForward: Numbers;
  readonly batchStatistics: Numbers;
  readonly biasRelu: Numbers;
  readonly biasReluGradient: Numbers;
  readonly columnSums: Numbers;
  readonly conv2d: Numbers;
  readonly copyRows: Numbers;
  readonly filterGradient: Numbers;
  readonly maxPoolGradient: Numbers;
  readonly packFilter: Numbers;
  readonly packTurnedFilter: Numbers;
  readonly winogradConv2d: Numbers;
  readonly winogradFilter: Numbers;
  readonly winogradFilterGradient: Numbers;
}

/** Instruction sets that the own kernels are built for. */
export type SimdLevel = 'relaxed-simd' | 'simd';

/** In one place, for bundlers write a constant anew wherever it is read. The best first. */
const modules: Readonly<Record<SimdLevel, string>> = { 'relaxed-simd': relaxedSimdModule, simd: simdModule };
const levels = Object.keys(modules) as SimdLevel[];

/** The best level that this engine runs, null for none. */
export function bestSimdLevel(): SimdLevel | null {
  return levels.find((level) => WebAssembly.validate(decode(modules[level]))) ?? null;
}

/**
 * Starts the own kernels in the memory of the WASM backend.
 *
 * @throws {RangeError} the backend is not that of the tfjs version that this was written for
 */
export async function instantiateSimd(backend: WasmBackendParts, level: SimdLevel): Promise<SimdFunctions> {
  const memory = backend.wasm?.asm?.memory;
  if (!(memory instanceof WebAssembly.Memory)) {
    throw new RangeError('Expected the memory of the tfjs 4.22 WASM backend at backend.wasm.asm.memory, got none');
  }
  const { instance } = await WebAssembly.instantiate(decode(modules[level]), { env: { memory } });
  return instance.exports as unknown as SimdFunctions;
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
