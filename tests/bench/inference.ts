import * as tf from '@tensorflow/tfjs';
import { startBackend } from '../../engine/backend.ts';
import { serializeLayersModel } from '../../model/layers-model.ts';
import { createNetwork } from '../../model/network.ts';
import { readModel, SHIPPED_MODEL, WASM_FOLDER } from '../../training/cli/node-recognizer.ts';

const BATCH_SIZES = [1, 32, 256];
const ROUNDS = 30;

/**
 * Times one prediction of the shipped network on the WASM backend in Node, against the same network run by tf.layers;
 * the two take turns, so that the ratio holds on a noisy machine.
 */
export async function bench(): Promise<void> {
  await startBackend(WASM_FOLDER);
  const model = await readModel(SHIPPED_MODEL);
  const network = createNetwork(model);
  const layersModel = await loadWithLayers(model);
  console.log('batch    ours (ms)   tf.layers (ms)   ratio');
  for (const batchSize of BATCH_SIZES) {
    const glyphs = new Float32Array(batchSize * 784).map((_, i) => ((i * 7919) % 256) / 255);
    const runOurs = () => network.predict(glyphs);
    const runLayers = async () => {
      const output = tf.tidy(() => layersModel.predict(tf.tensor4d(glyphs, [batchSize, 28, 28, 1])) as tf.Tensor);
      await output.data();
      output.dispose();
    };
    const [ours, layers] = await timeInTurns([runOurs, runLayers]);
    const columns = [String(batchSize).padEnd(8), ours!.toFixed(2), layers!.toFixed(2), (ours! / layers!).toFixed(2)];
    console.log(columns.map((column) => column.padEnd(12)).join(' '));
  }
}

async function loadWithLayers(model: Parameters<typeof serializeLayersModel>[0]): Promise<tf.LayersModel> {
  const { modelJson, weightBytes } = serializeLayersModel(model, 'float32');
  const { modelTopology, weightsManifest } = modelJson as {
    modelTopology: object;
    weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
  };
  return tf.loadLayersModel({
    load: async () => ({
      modelTopology,
      weightSpecs: weightsManifest[0]!.weights,
      weightData: weightBytes.slice().buffer,
    }),
  });
}

/** Median milliseconds of each task, a few runs of warm-up left out. */
async function timeInTurns(tasks: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = tasks.map((): number[] => []);
  for (let round = -3; round < ROUNDS; round++) {
    for (const [index, task] of tasks.entries()) {
      const start = performance.now();
      await task();
      if (round >= 0) times[index]!.push(performance.now() - start);
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[ROUNDS >> 1]!);
}
