import type { ClassCount, LayerSpec } from './spec.ts';

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

/** Filters of the convolutions at 28×28, 14×14 and 7×7 pixels. */
export type StageFilters = readonly [number, number, number];

/** Of the network that ships. */
export const SHIPPED_FILTERS: StageFilters = [16, 40, 64];

/**
 * [n, 28, 28, 1] → [n, classes]: ten digits, "no digit", and "symbol" where there are twelve (see `ClassCount`). How it was chosen, with the table of what was measured, is in
 * docs/decisions/.
 */
export function digitNetwork([a, b, c]: StageFilters = SHIPPED_FILTERS, classes: ClassCount = 11): LayerSpec[] {
  return [
    ...convolutionBlock('a1', a), // [n, 28, 28, a]
    ...convolutionBlock('a2', a),
    poolingLayer('a_pool'), // [n, 14, 14, a]
    ...convolutionBlock('b1', b), // [n, 14, 14, b]
    ...convolutionBlock('b2', b),
    poolingLayer('b_pool'), // [n, 7, 7, b]
    ...convolutionBlock('c1', c), // [n, 7, 7, c]
    ...convolutionBlock('c2', c),
    poolingLayer('c_pool'), // [n, 4, 4, c]
    { type: 'flatten', name: 'flatten' }, // [n, 16 c]
    { type: 'dense', name: 'logits', units: classes, activation: 'softmax', useBias: true },
  ];
}
