import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { serializeLayersModel } from '../../../../model/layers-model.ts';
import type { SequentialModel } from '../../../../model/spec.ts';
import { ModelImportError } from '../../../../training/errors.ts';
import { exportModel } from '../../../../training/models/export-model.ts';
import { importModel } from '../../../../training/models/import-model.ts';

const fixture = (name: string) => new Blob([readFileSync(join(import.meta.dirname, '../../../fixtures', name))]);
const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const zip = (files: Record<string, Uint8Array>) => new Blob([zipSync(files) as Uint8Array<ArrayBuffer>]);

/** Flatten and one dense layer. */
function smallModel(classes: 10 | 11, change: (values: Float32Array) => void = () => {}): SequentialModel {
  const values = Float32Array.from({ length: 784 * classes }, (_, index) => Math.sin(index));
  change(values);
  return {
    layers: [
      { type: 'flatten', name: 'flatten' },
      { type: 'dense', name: 'logits', units: classes, activation: 'softmax', useBias: false },
    ],
    weights: new Map([['logits/kernel', { shape: [784, classes], values }]]),
    metadata: {
      name: 'Small',
      classes,
      minDigitProbability: classes === 11 ? 0.4 : 0,
      trainedAt: '2026-11-23T00:00:00.000Z',
      testAccuracy: null,
      validationAccuracy: 0.9,
    },
  };
}

function files(model: SequentialModel) {
  const { modelJson, weightBytes } = serializeLayersModel(model, 'float32');
  return { modelJson, weightBytes: weightBytes.slice().buffer };
}

test.each([10, 11] as const)('what is exported is imported again, %d classes', async (classes) => {
  const model = smallModel(classes);
  const imported = await importModel(exportModel(files(model), '# Small'), 'small.zip');
  expect(imported).toEqual(model);
});

test('a zip with the model in a folder, as people zip folders', async () => {
  const { modelJson, weightBytes } = files(smallModel(10));
  const archive = zip({ 'mine/model.json': text(modelJson), 'mine/weights.bin': new Uint8Array(weightBytes) });
  expect((await importModel(archive, 'mine.zip')).metadata.name).toBe('Small');
});

test('a Keras 2 convnet: layers, weights and names', async () => {
  const model = await importModel(fixture('keras2-convnet.h5'), 'mnist.h5');
  expect(model.layers.map(({ type }) => type)).toEqual([
    'conv2d',
    'maxPooling2d',
    'conv2d',
    'batchNormalization',
    'maxPooling2d',
    'flatten',
    'dropout',
    'dense',
  ]);
  expect(model.metadata).toMatchObject({ name: 'mnist', classes: 10, minDigitProbability: 0 });
  // np.random.default_rng(1).standard_normal((3, 3, 1, 2)) * .2, first two
  expect([...model.weights.get('conv2d/kernel')!.values.subarray(0, 2)].map((v) => v.toFixed(5))).toEqual([
    '0.06912',
    '0.16432',
  ]);
  expect(model.weights.get('batch_normalization/moving_variance')!.shape).toEqual([3]);
});

test("TensorFlow's quickstart model: 28×28 flattened at once, logits without a softmax", async () => {
  const model = await importModel(fixture('keras3-quickstart.h5'), 'quickstart.h5');
  expect(model.layers.map(({ type }) => type)).toEqual(['flatten', 'dense', 'dropout', 'dense', 'activation']);
  expect(model.layers.at(-1)).toMatchObject({ activation: 'softmax' });
  expect(model.weights.get('dense/kernel')!.shape).toEqual([784, 4]);
});

test.each<[string, () => Blob, RegExp]>([
  ['an empty file', () => new Blob([]), /Expected a zip/],
  ['a text file', () => new Blob(['hello']), /Expected a zip/],
  ['a zip without a model', () => zip({ 'a.txt': text('a') }), /Expected model\.json in the zip, found a\.txt/],
  ['a .keras file', () => zip({ 'config.json': text({}), 'model.weights.h5': text('') }), /model\.save\('model\.h5'\)/],
  ['a model.json that is no JSON', () => zip({ 'model.json': new TextEncoder().encode('{') }), /Expected JSON/],
  ['JSON that is no model', () => zip({ 'model.json': text([1]) }), /LayersModel/],
  ['null', () => zip({ 'model.json': text(null) }), /LayersModel/],
  [
    'missing weights',
    () => zip({ 'model.json': text(files(smallModel(10)).modelJson) }),
    /weight file weights\.bin is missing/,
  ],
  [
    'NaN weights',
    () => exportModel(files(smallModel(10, (values) => values.fill(Number.NaN, 5, 6))), ''),
    /not finite/,
  ],
  [
    'weights that are cut off',
    () => exportModel({ ...files(smallModel(10)), weightBytes: new ArrayBuffer(100) }, ''),
    /cut off/,
  ],
  [
    'a zip bomb as weights',
    () => zip({ 'model.json': text(files(smallModel(10)).modelJson), 'weights.bin': new Uint8Array(40 * 2 ** 20) }),
    /missing or too large|at most/,
  ],
  ['an HDF5 file that is cut off', () => fixture('keras2-convnet.h5').slice(0, 3_000), /broken/],
])('%s is refused with the reason', async (_, file, reason) => {
  const importing = importModel(file(), 'x');
  await expect(importing).rejects.toBeInstanceOf(ModelImportError);
  await expect(importing).rejects.toThrow(reason);
  await expect(importing).rejects.toMatchObject({ fault: { file: 'x' } });
});

test.each<[string, (layers: { class_name: string; config: Record<string, unknown> }[]) => void, RegExp]>([
  ['a layer the engine does not run', (layers) => void layers.splice(1, 0, { class_name: 'LSTM', config: {} }), /LSTM/],
  [
    'another input',
    (layers) => void Object.assign(layers[0]!.config, { batch_input_shape: [null, 32, 32, 3] }),
    /28, 28, 1/,
  ],
  [
    'another number of outputs',
    (layers) => void Object.assign(layers.at(-1)!.config, { units: 26 }),
    /Weight|ten digits/,
  ],
  [
    'an absurd number of units',
    (layers) => void Object.assign(layers.at(-1)!.config, { units: 1e9 }),
    /size: 1000000000/,
  ],
])('a network with %s is refused', async (_, change, reason) => {
  const { modelJson, weightBytes } = files(smallModel(10));
  const copy = structuredClone(modelJson) as { modelTopology: { config: { layers: never[] } } };
  change(copy.modelTopology.config.layers);
  await expect(importModel(exportModel({ modelJson: copy, weightBytes }, ''), 'x')).rejects.toThrow(reason);
});

test('a byte of an HDF5 file changed anywhere: a model or an error with a class, never a hang', {
  timeout: 180_000,
}, async () => {
  const whole = new Uint8Array(await fixture('keras3-quickstart.h5').arrayBuffer());
  for (let at = 8; at < whole.length; at += 97) {
    const broken = whole.slice();
    broken[at]! ^= 0xff;
    await importModel(new Blob([broken]), 'x.h5').catch((error) => expect(error).toBeInstanceOf(ModelImportError));
  }
});
