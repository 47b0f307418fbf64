import '@tensorflow/tfjs-backend-cpu';
import * as tfl from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { startBackend } from '../../../engine/backend.ts';
import { parameterCount } from '../../../model/layer-shapes.ts';
import { parseLayersModel, serializeLayersModel } from '../../../model/layers-model.ts';
import { createNetwork } from '../../../model/network.ts';
import { noise, tinyLayers, tinyModel } from './tiny-model.ts';

const wasmFolder = new URL('../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname;
const glyphs = Float32Array.from({ length: 3 * 784 }, (_, i) => noise(i));

beforeAll(() => startBackend(wasmFolder));

test('says what tf.loadLayersModel says of the files that it writes', async () => {
  const { modelJson, weightBytes } = serializeLayersModel(tinyModel(), 'float32');
  const { modelTopology, weightsManifest } = modelJson as {
    modelTopology: object;
    weightsManifest: { weights: tfl.io.WeightsManifestEntry[] }[];
  };
  const layersModel = await tfl.loadLayersModel({
    load: async () => ({
      modelTopology,
      weightSpecs: weightsManifest[0]!.weights,
      weightData: weightBytes.slice().buffer,
    }),
  });
  const expected = await (layersModel.predict(tfl.tensor4d(glyphs, [3, 28, 28, 1])) as tfl.Tensor).data();

  const network = createNetwork(tinyModel());
  const actual = await network.predict(glyphs);
  expect(actual).toHaveLength(33);
  actual.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 5);
  });
});

test('leaks no tensor', async () => {
  const before = tf.memory().numTensors;
  const network = createNetwork(tinyModel());
  await network.predict(glyphs);
  network.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('a batch gives what its items give one by one', async () => {
  const network = createNetwork(tinyModel());
  const all = await network.predict(glyphs);
  const single = await network.predict(glyphs.subarray(784, 2 * 784));
  single.forEach((value, i) => {
    expect(value).toBeCloseTo(all[11 + i]!, 6);
  });
  await expect(network.predict(glyphs.subarray(1))).rejects.toThrow(RangeError);
});

test('is written in half precision and read back', () => {
  const model = tinyModel();
  const { modelJson, weightBytes } = serializeLayersModel(model, 'float16');
  const read = parseLayersModel(structuredClone(modelJson), weightBytes.slice().buffer);
  expect(read.layers).toEqual(model.layers);
  expect(read.metadata).toEqual(model.metadata);
  const [kernel, original] = [read.weights.get('conv2/kernel')!, model.weights.get('conv2/kernel')!];
  expect(kernel.shape).toEqual([3, 3, 3, 4]);
  kernel.values.forEach((value, i) => {
    expect(value).toBeCloseTo(original.values[i]!, 3);
  });
});

test('counts what is trained', () => {
  // 3·3·3 + 2·3 + (3·3·3·4 + 4) + 2·4 + (3·3·4·11 + 11); conv2 is 6×6, pool2 3×3
  expect(parameterCount(tinyLayers, [28, 28, 1])).toBe(27 + 6 + 112 + 8 + 407);
});
