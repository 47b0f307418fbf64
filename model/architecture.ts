import { type LayerSpec, NOT_A_DIGIT } from './spec.ts';

/** 3×3 convolution (or larger) without bias, batch norm, ReLU: the bias would only be undone by the norm. */
export function convolutionBlock(name: string, filters: number, side = 3): LayerSpec[] {
  return [
    {
      type: 'conv2d',
      name: `${name}_conv`,
      filters,
      kernelSize: [side, side],
      strides: [1, 1],
      padding: 'same',
      activation: 'linear',
      useBias: false,
    },
    { type: 'batchNormalization', name: `${name}_norm`, epsilon: 1e-3 },
    { type: 'activation', name: `${name}_relu`, activation: 'relu' },
  ];
}

/** 3×3 max-pooling to half the size: windows that overlap tell where a stroke is better than windows that do not. */
export function poolingLayer(name: string): LayerSpec {
  return { type: 'maxPooling2d', name, poolSize: [3, 3], strides: [2, 2], padding: 'same' };
}

/**
 * The network that ships, [n, 28, 28, 1] → [n, 11]: ten digits and "no digit". How it was chosen, with the table of what
 * was measured, is in docs/decisions/.
 */
export function digitNetwork(classes: number = NOT_A_DIGIT + 1): LayerSpec[] {
  return [
    ...convolutionBlock('a1', 16), // [n, 28, 28, 16]
    ...convolutionBlock('a2', 16),
    poolingLayer('a_pool'), // [n, 14, 14, 16]
    ...convolutionBlock('b1', 40), // [n, 14, 14, 40]
    ...convolutionBlock('b2', 40),
    poolingLayer('b_pool'), // [n, 7, 7, 40]
    ...convolutionBlock('c1', 64), // [n, 7, 7, 64]
    ...convolutionBlock('c2', 64),
    poolingLayer('c_pool'), // [n, 4, 4, 64]
    { type: 'flatten', name: 'flatten' }, // [n, 1024]
    { type: 'dense', name: 'logits', units: classes, activation: 'softmax', useBias: true },
  ];
}
