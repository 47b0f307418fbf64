import { parentPort, workerData } from 'node:worker_threads';
import { computeGradient } from '../gradients.ts';
import { layOutParameters } from '../parameter-layout.ts';
import { READY, type ShardReply, type ShardRequest, type ShardWorkerData } from './shard-message.ts';
import { startTrainingBackend } from './start-training-backend.ts';
import type { TrainOptions } from './train-options.ts';
import { layersOf } from './train-options.ts';
import { loadTrainingData } from './training-data.ts';

const { options, parameters, gradients } = workerData as ShardWorkerData;
const run = options as TrainOptions;
const layers = layersOf(run);
const layout = layOutParameters(layers);
const weights = new Float32Array(parameters);
const slopes = new Float32Array(gradients);

await startTrainingBackend();
const { batches } = await loadTrainingData(run);

parentPort!.on('message', ({ indices }: ShardRequest) => {
  const shards = indices.map((index, position) => {
    const batch = batches.batchAt(index);
    const { gradient, ...found } = computeGradient(layers, layout, weights, batch, index, run.recipe.labelSmoothing);
    slopes.set(gradient, position * layout.size);
    return found;
  });
  parentPort!.postMessage({ shards } satisfies ShardReply);
});
parentPort!.postMessage(READY);
