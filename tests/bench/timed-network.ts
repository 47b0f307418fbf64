import type { LayerSpec, ModelMetadata } from '../../model/spec.ts';

function convolution(index: number, filters: number): LayerSpec[] {
  return [
    {
      ...{ type: 'conv2d', name: `conv${index}`, filters, kernelSize: [3, 3], strides: [1, 1] },
      ...{ padding: 'same', activation: 'linear', useBias: false },
    },
    { type: 'batchNormalization', name: `norm${index}`, epsilon: 1e-3 },
    { type: 'activation', name: `relu${index}`, activation: 'relu' },
  ];
}

function pooling(index: number): LayerSpec {
  return { type: 'maxPooling2d', name: `pool${index}`, poolSize: [2, 2], strides: [2, 2], padding: 'valid' };
}

/** The network that training is timed on: 16-16-pool-32-32-pool-64-64 filters of 3×3 with batch norm and ReLU, one dense layer. */
export const timedLayers: readonly LayerSpec[] = [
  ...convolution(1, 16),
  ...convolution(2, 16),
  pooling(1),
  ...convolution(3, 32),
  ...convolution(4, 32),
  pooling(2),
  ...convolution(5, 64),
  ...convolution(6, 64),
  { type: 'flatten', name: 'flatten' },
  { type: 'dense', name: 'logits', units: 11, activation: 'softmax', useBias: true },
];

/** Multiply-adds of one picture's forward pass through `timedLayers`. */
export const timedMultiplyAdds =
  9 * (28 * 28 * (1 * 16 + 16 * 16) + 14 * 14 * (16 * 32 + 32 * 32) + 7 * 7 * (32 * 64 + 64 * 64)) + 7 * 7 * 64 * 11;

/** Metadata of a network that nobody keeps. */
export const timedMetadata: ModelMetadata = {
  name: 'timed',
  classes: 11,
  minDigitProbability: 0,
  trainedAt: null,
  testAccuracy: null,
  validationAccuracy: null,
};
