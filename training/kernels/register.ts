import * as tf from '@tensorflow/tfjs-core';
import { composedKernels, type Kernel } from './composed/kernels.ts';
import { CONV2D_GRAD_FILTER, type ConvolutionAttrs, MAX_POOL_GRAD, registerGradients } from './gradients.ts';
import { createSimdHeap, type SimdHeap } from './simd/heap.ts';
import { bestSimdLevel, type SimdLevel, type WasmBackendParts } from './simd/instantiate.ts';
import { simdKernels } from './simd/kernels.ts';

type Shape4D = [number, number, number, number];
type Pair = [number, number];

/**
 * Gives the WASM backend the kernels that training needs: those of `ops.ts`, one that the backend lacks
 * (`Conv2DBackpropFilter`), and one in place of a wrong one (`MaxPoolGrad`). Call it once after `tf.setBackend('wasm')` and
 * before the first op of `ops.ts`; called again, it changes the level.
 *
 * @param level what the kernels are made of: the best that this engine runs; another is for tests and timings
 * @throws {RangeError} the active backend is not 'wasm'
 */
export async function registerTrainingKernels(
  level: SimdLevel | 'composed' = bestSimdLevel() ?? 'composed',
): Promise<void> {
  if (tf.getBackend() !== 'wasm') throw new RangeError(`Expected the backend 'wasm', got '${tf.getBackend()}'`);
  const kernels = level === 'composed' ? composedKernels : simdKernels(await heapOf(level));
  for (const [name, kernel] of Object.entries(kernels)) replaceKernel(name, kernel);
  replaceStockKernels(kernels);
  registerGradients();
}

const heaps = new WeakMap<object, Map<SimdLevel, SimdHeap>>();

/** One heap a level for the active backend: its code gets faster with use, and its scratch room stays. */
async function heapOf(level: SimdLevel): Promise<SimdHeap> {
  const backend = tf.backend() as unknown as WasmBackendParts;
  const known = heaps.get(backend) ?? new Map<SimdLevel, SimdHeap>();
  heaps.set(backend, known);
  const heap = known.get(level) ?? (await createSimdHeap(backend, level));
  known.set(level, heap);
  return heap;
}

/** `tf.conv2d` and `tf.maxPool` of stock gradients go the same ways. */
function replaceStockKernels(kernels: Readonly<Record<string, Kernel>>): void {
  replaceKernel('Conv2DBackpropFilter', ({ x, dy }, attrs: tf.Conv2DBackpropFilterAttrs) => {
    const { strides, pad, dimRoundingMode, filterShape } = attrs;
    const shape = x!.shape as Shape4D;
    const geometry = tf.backend_util.computeConv2DInfo(
      shape,
      filterShape,
      strides as Pair,
      1,
      pad as 'same',
      dimRoundingMode,
    );
    return kernels[CONV2D_GRAD_FILTER]!({ x: x!, dy: dy! }, { geometry } satisfies ConvolutionAttrs as never);
  });
  replaceKernel('MaxPoolGrad', ({ dy, input }, attrs: tf.MaxPoolGradAttrs) => {
    const { filterSize, strides, pad, dimRoundingMode } = attrs;
    const shape = input!.shape as Shape4D;
    const geometry = tf.backend_util.computePool2DInfo(
      shape,
      filterSize as Pair,
      strides as Pair,
      1,
      pad as 'same',
      dimRoundingMode,
    );
    return kernels[MAX_POOL_GRAD]!({ dy: dy!, x: input! }, { geometry } satisfies ConvolutionAttrs as never);
  });
}

function replaceKernel(kernelName: string, run: Kernel): void {
  if (tf.getKernel(kernelName, 'wasm')) tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({
    kernelName,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) =>
      tf.tidy(() => run(inputs as Record<string, tf.Tensor>, attrs as never) as tf.Tensor | tf.Tensor[]),
  });
}
