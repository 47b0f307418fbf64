import * as tf from '@tensorflow/tfjs-core';
import { createMoments } from '../../training/adamw.ts';
import type { Batch } from '../../training/batch.ts';
import { computeGradient } from '../../training/gradients.ts';
import { initializeModel } from '../../training/initialize.ts';
import { registerTrainingKernels } from '../../training/kernels/register.ts';
import { bestSimdLevel, type SimdLevel, type WasmBackendParts } from '../../training/kernels/simd/instantiate.ts';
import { stepMuon } from '../../training/muon.ts';
import { flattenParameters, layOutParameters } from '../../training/parameter-layout.ts';
import { Random } from '../../training/random.ts';
import { defaultRecipe } from '../../training/recipe.ts';
import { updateAverage } from '../../training/weight-average.ts';
import { timedLayers, timedMetadata, timedMultiplyAdds } from './timed-network.ts';

/** How fast one kind of kernels trains. */
export interface KernelTiming {
  readonly kernels: SimdLevel | 'composed';
  /** Median over the timed steps: forward, backward and optimizer, one thread. */
  readonly imagesPerSecond: number;
  /** Of the fastest step: what the machine can do undisturbed. */
  readonly bestImagesPerSecond: number;
  /** Median by the time that the processor spent on it, which a busy machine blurs less; null where that is not known. */
  readonly cpuImagesPerSecond: number | null;
  /** Size of the WASM memory after the first steps; it never shrinks, so this is its peak until then. */
  readonly wasmMegabytes: number;
  /** Tensors that the timed steps left behind. */
  readonly leakedTensors: number;
}

/** What `timeTraining` found on one engine. */
export interface TrainingTimings {
  readonly batchSize: number;
  readonly parameterCount: number;
  readonly multiplyAdds: number;
  /** Best kernels first, stock ops last. */
  readonly timings: readonly KernelTiming[];
}

/**
 * Times the trainer's own step, gradient and optimizer (Muon, the dearer one), on seeded noise: with the own kernels, and with the same
 * composed of stock ops, a step of each in turn, so that a busy machine slows all alike. The WASM backend is active.
 *
 * @param cpuClockMs processor time of this process so far, where it can be told
 */
export async function timeTraining(
  batchSize: number,
  stepCount: number,
  cpuClockMs: () => number | null = () => null,
): Promise<TrainingTimings> {
  const layout = layOutParameters(timedLayers);
  const best = bestSimdLevel();
  const kinds = [...(best ? [best] : []), ...(best === 'relaxed-simd' ? (['simd'] as const) : []), 'composed' as const];
  const memory = (tf.backend() as unknown as WasmBackendParts).wasm.asm.memory;
  const runs: TimedRun[] = [];
  for (const kernels of kinds) {
    const step = createStep(batchSize);
    await registerTrainingKernels(kernels);
    for (let index = 0; index < 5; index++) step(); // until the engine has optimized the code
    runs.push({
      ...{ kernels, step, wasmMegabytes: memory.buffer.byteLength / 2 ** 20 },
      ...{ durationsMs: [], cpuDurationsMs: [], leakedTensors: 0 },
    });
  }
  for (let round = 0; round < stepCount; round++) {
    for (const run of runs) {
      await registerTrainingKernels(run.kernels);
      const tensorsBefore = tf.memory().numTensors;
      const [start, cpuStart] = [performance.now(), cpuClockMs()];
      run.step();
      run.durationsMs.push(performance.now() - start);
      if (cpuStart !== null) run.cpuDurationsMs.push(cpuClockMs()! - cpuStart);
      run.leakedTensors += tf.memory().numTensors - tensorsBefore;
    }
  }
  const timings = runs.map(({ kernels, wasmMegabytes, leakedTensors, durationsMs, cpuDurationsMs }) => ({
    ...{ kernels, wasmMegabytes, leakedTensors },
    imagesPerSecond: (1000 * batchSize) / median(durationsMs),
    bestImagesPerSecond: (1000 * batchSize) / Math.min(...durationsMs),
    cpuImagesPerSecond: cpuDurationsMs.length ? (1000 * batchSize) / median(cpuDurationsMs) : null,
  }));
  return { batchSize, parameterCount: layout.size, multiplyAdds: timedMultiplyAdds, timings };
}

interface TimedRun extends Pick<KernelTiming, 'kernels' | 'wasmMegabytes'> {
  readonly step: () => void;
  readonly durationsMs: number[];
  readonly cpuDurationsMs: number[];
  leakedTensors: number;
}

function createStep(batchSize: number): () => void {
  const layout = layOutParameters(timedLayers);
  const parameters = flattenParameters(initializeModel(timedLayers, 1, timedMetadata), layout);
  const average = parameters.slice();
  const moments = createMoments(layout.size);
  const random = new Random(2);
  const batch: Batch = {
    images: Float32Array.from({ length: batchSize * 28 * 28 }, () => random.next()),
    labels: Uint8Array.from({ length: batchSize }, () => Math.floor(random.next() * 11)),
  };
  let count = 0;
  return () => {
    count++;
    const { gradient } = computeGradient(timedLayers, layout, parameters, batch, count, defaultRecipe.labelSmoothing);
    stepMuon(parameters, gradient, moments, layout, count, 1e-3, defaultRecipe);
    updateAverage(average, parameters, defaultRecipe.averageDecay, count);
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1]!;
}
