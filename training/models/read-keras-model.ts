import { Dataset, Group, File as Hdf5File } from 'jsfive';
import { ModelFormatError } from '../../model/errors.ts';
import { parseLayers } from '../../model/layers-config.ts';
import { assembleModel } from '../../model/layers-model.ts';
import type { SequentialModel, Weight } from '../../model/spec.ts';
import { takePictures } from './adapt-model.ts';

/** More values than the largest model that is read has. */
const MAX_VALUES = 8 * 2 ** 20;

/**
 * Reads a Sequential model as `model.save('mnist.h5')` of Keras 1, 2 or 3 writes it: the topology is the attribute
 * `model_config`, weights are in `model_weights/<layer>/…/kernel:0` (without the `:0` in Keras 3).
 *
 * @throws {ModelFormatError} weights without a model, or a network that the engine does not run
 */
export function readKerasModel(bytes: ArrayBuffer, name: string): SequentialModel {
  const file = new Hdf5File(bytes);
  const config = file.attrs.model_config;
  if (typeof config !== 'string') throw new ModelFormatError('keras_weights');
  const topology: unknown = JSON.parse(config);
  takePictures(topology);
  const layers = parseLayers(topology);
  const root = file.get('model_weights');
  if (!(root instanceof Group)) throw new ModelFormatError('keras_missing', 'model_weights');
  const weights = new Map<string, Weight>();
  for (const layer of layers) {
    if (!root.keys.includes(layer.name)) continue; // a layer without weights may have no group; missing ones are found later
    const group = root.get(layer.name);
    if (!(group instanceof Group)) continue;
    for (const [path, dataset] of datasetsOf(group)) {
      const short = path.replace(/^.*\//, '').replace(/:\d+$/, '');
      weights.set(`${layer.name}/${short}`, toWeight(dataset, path));
    }
  }
  return assembleModel(layers, weights, { name });
}

/** The datasets in a layer's group: those that it names, in whatever depth. */
function datasetsOf(group: Group): [path: string, dataset: Dataset][] {
  const names = group.attrs.weight_names;
  const list = Array.isArray(names) ? names.map(String) : [];
  return list.map((path) => {
    const dataset = group.get(path.replaceAll('\0', ''));
    if (!(dataset instanceof Dataset)) throw new ModelFormatError('keras_missing', path);
    return [path.replaceAll('\0', ''), dataset];
  });
}

function toWeight(dataset: Dataset, path: string): Weight {
  const shape = [...dataset.shape];
  const count = shape.reduce((product, side) => product * side, 1);
  if (!(count <= MAX_VALUES)) throw new ModelFormatError('weights_large', 4 * MAX_VALUES, 4 * count);
  if (typeof dataset.dtype !== 'string' || !/^[<>|]?f[248]$/.test(dataset.dtype))
    throw new ModelFormatError('weight_type', path, String(dataset.dtype));
  const values = Float32Array.from(dataset.value);
  if (values.length !== count) throw new ModelFormatError('weight_values', path, count, values.length);
  return { shape, values };
}
