import { outputShape, weightSpecs } from '../../../model/layer-shapes.ts';
import type { LayerSpec, SequentialModel, Weight } from '../../../model/spec.ts';

const conv = { type: 'conv2d', kernelSize: [3, 3], strides: [1, 1], padding: 'same', activation: 'linear' } as const;

/** Every kind of layer that the engine folds or runs, a few weights each. */
export const tinyLayers: readonly LayerSpec[] = [
  { ...conv, name: 'conv1', filters: 3, useBias: false },
  { type: 'batchNormalization', name: 'norm1', epsilon: 1e-3 },
  { type: 'activation', name: 'relu1', activation: 'relu' },
  { type: 'maxPooling2d', name: 'pool1', poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
  { ...conv, name: 'conv2', filters: 4, strides: [2, 2], padding: 'valid', activation: 'relu', useBias: true },
  { type: 'batchNormalization', name: 'norm2', epsilon: 1e-3 },
  { type: 'averagePooling2d', name: 'pool2', poolSize: [2, 2], strides: [2, 2], padding: 'same' },
  { type: 'dropout', name: 'dropout', rate: 0.5 },
  { type: 'flatten', name: 'flatten' },
  { type: 'dense', name: 'digits', units: 11, activation: 'softmax', useBias: true },
];

/** A reproducible number in [0, 1): the fraction of a large sine. */
export function noise(index: number): number {
  const value = Math.sin(index * 12.9898 + 4.1414) * 43758.5453;
  return value - Math.floor(value);
}

/** `tinyLayers` with reproducible weights; variances and gammas are positive. */
export function tinyModel(): SequentialModel {
  const weights = new Map<string, Weight>();
  let shape: readonly number[] = [28, 28, 1];
  let seed = 0;
  for (const layer of tinyLayers) {
    for (const spec of weightSpecs(layer, shape)) {
      const count = spec.shape.reduce((product, side) => product * side, 1);
      const isPositive = /gamma|variance/.test(spec.name);
      const values = Float32Array.from({ length: count }, () => noise(++seed) + (isPositive ? 0.5 : -0.5));
      weights.set(spec.name, { shape: spec.shape, values });
    }
    shape = outputShape(layer, shape);
  }
  return {
    layers: tinyLayers,
    weights,
    metadata: {
      name: 'tiny',
      classes: 11,
      minDigitProbability: 0.25,
      trainedAt: null,
      testAccuracy: null,
      validationAccuracy: 0.5,
    },
  };
}
