import { expect, test } from 'vitest';
import { ModelFormatError } from '../../../model/errors.ts';
import { parseLayersModel, serializeLayersModel } from '../../../model/layers-model.ts';
import { tinyModel } from './tiny-model.ts';

interface ModelFile {
  modelTopology: { class_name: string; config: { layers: { class_name: string; config: Record<string, unknown> }[] } };
  weightsManifest: { weights: { shape: number[] }[] }[];
}

/** A valid file, changed by `change`, read. */
function readChanged(change: (file: ModelFile, bytes: Uint8Array) => Uint8Array | undefined) {
  const { modelJson, weightBytes } = serializeLayersModel(tinyModel(), 'float32');
  const file = structuredClone(modelJson) as ModelFile;
  const bytes = change(file, weightBytes) ?? weightBytes;
  return () => parseLayersModel(file, bytes.slice().buffer as ArrayBuffer);
}

const set = (target: object, fields: object) => void Object.assign(target, fields);
const layer = (file: ModelFile, index: number) => file.modelTopology.config.layers[index]!;

test.each<[string, RegExp, Parameters<typeof readChanged>[0]]>([
  ['weights cut off', /cut off/, (_, bytes) => bytes.slice(0, -40)],
  ['bytes left over', /Expected .* bytes of weights/, (_, bytes) => new Uint8Array(bytes.length + 4)],
  ['NaN weights', /not finite/, (_, bytes) => bytes.fill(255)],
  ['too large', /at most/, () => new Uint8Array(2 ** 23 + 1)],
  ['a functional model', /Sequential/, (file) => set(file.modelTopology, { class_name: 'Model' })],
  ['another input', /28, 28, 1/, (file) => set(layer(file, 0).config, { batch_input_shape: [null, 32, 32, 3] })],
  ['an unknown layer', /does not run/, (file) => set(layer(file, 1), { class_name: 'LSTM' })],
  ['an unknown activation', /activation: swish/, (file) => set(layer(file, 2).config, { activation: 'swish' })],
  ['a huge layer', /size: 1000000000/, (file) => set(layer(file, 0).config, { filters: 1e9 })],
  ['five classes', /Weight digits|ten digits/, (file) => set(layer(file, 9).config, { units: 5 })],
  [
    'a shape of nonsense',
    /expected \[n, …\], got \[-1,2\]/,
    (file) => set(file.weightsManifest[0]!.weights[0]!, { shape: [-1, 2] }),
  ],
  ['flatten taken out', /Weight digits/, (file) => void file.modelTopology.config.layers.splice(8, 1)],
])('%s is refused with the reason', (_, reason, change) => {
  const read = readChanged(change);
  expect(read).toThrow(ModelFormatError);
  expect(read).toThrow(reason);
});

test.each([null, 3, 'model', {}, { modelTopology: {} }])('%j is no model', (json) => {
  expect(() => parseLayersModel(json, new ArrayBuffer(0))).toThrow(ModelFormatError);
});
