import { ModelFormatError } from './errors.ts';
import type { LayerSpec } from './spec.ts';

/** Shape of one item, channels last: [height, width, channels] before `flatten`, [units] after it. */
export type ItemShape = readonly number[];

/** A weight that a layer has, as tf.layers names it. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Shape of one item after the layer. @throws {ModelFormatError} the layer cannot take such an item */
export function outputShape(layer: LayerSpec, input: ItemShape): ItemShape {
  switch (layer.type) {
    case 'conv2d':
    case 'maxPooling2d':
    case 'averagePooling2d': {
      const [height, width, channels] = imageShape(layer, input);
      const [windowHeight, windowWidth] = layer.type === 'conv2d' ? layer.kernelSize : layer.poolSize;
      const out = [
        windowCount(layer, height, windowHeight, layer.strides[0]),
        windowCount(layer, width, windowWidth, layer.strides[1]),
      ];
      return [...out, layer.type === 'conv2d' ? layer.filters : channels];
    }
    case 'flatten':
      return [input.reduce((product, side) => product * side, 1)];
    case 'dense':
      if (input.length !== 1) {
        throw new ModelFormatError('layer_input', layer.name, '[units]', input.join(', '));
      }
      return [layer.units];
    default:
      return input;
  }
}

/** The layer's weights in tf.layers' order. */
export function weightSpecs(layer: LayerSpec, input: ItemShape): WeightSpec[] {
  const channels = input.at(-1)!;
  const named = (name: string, shape: readonly number[]) => ({ name: `${layer.name}/${name}`, shape });
  switch (layer.type) {
    case 'conv2d':
      return [
        named('kernel', [...layer.kernelSize, channels, layer.filters]),
        ...(layer.useBias ? [named('bias', [layer.filters])] : []),
      ];
    case 'dense':
      return [named('kernel', [channels, layer.units]), ...(layer.useBias ? [named('bias', [layer.units])] : [])];
    case 'batchNormalization':
      return ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((name) => named(name, [channels]));
    default:
      return [];
  }
}

/** Number of weights of a network over [28, 28, 1], moving averages of batch normalization not counted: they are not trained. */
export function parameterCount(layers: readonly LayerSpec[], input: ItemShape): number {
  let count = 0;
  let shape = input;
  for (const layer of layers) {
    for (const weight of weightSpecs(layer, shape)) {
      if (!/\/moving_/.test(weight.name)) count += weight.shape.reduce((product, side) => product * side, 1);
    }
    shape = outputShape(layer, shape);
  }
  return count;
}

function imageShape(layer: LayerSpec, input: ItemShape): readonly [number, number, number] {
  if (input.length !== 3) {
    throw new ModelFormatError('layer_input', layer.name, '[height, width, channels]', input.join(', '));
  }
  return input as readonly [number, number, number];
}

function windowCount(layer: LayerSpec & { padding: string }, size: number, window: number, stride: number): number {
  const count = layer.padding === 'same' ? Math.ceil(size / stride) : Math.floor((size - window) / stride) + 1;
  if (count < 1) throw new ModelFormatError('layer_window', layer.name);
  return count;
}
