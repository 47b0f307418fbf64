import type { LayerSpec, SequentialModel, Weight } from './spec.ts';

/**
 * Folds every batch normalization that follows a linear convolution or dense layer into that layer's kernel and bias
 * (Jacob et al. 2018, CVPR, §3.2), then the activation behind it, and drops dropout. The network's outputs are the same up to rounding.
 */
export function foldBatchNorm(model: SequentialModel): SequentialModel {
  const layers: LayerSpec[] = [];
  const weights = new Map(model.weights);
  for (const layer of model.layers) {
    if (layer.type === 'dropout') continue;
    const previous = layers.at(-1);
    const isOpen = (previous?.type === 'conv2d' || previous?.type === 'dense') && previous.activation === 'linear';
    if (isOpen && layer.type === 'activation') {
      layers[layers.length - 1] = { ...previous, activation: layer.activation };
      continue;
    }
    if (!isOpen || layer.type !== 'batchNormalization') {
      layers.push(layer);
      continue;
    }
    const { scale, shift } = affineOf(model, layer.name, layer.epsilon);
    const kernel = weights.get(`${previous.name}/kernel`)!;
    const bias = weights.get(`${previous.name}/bias`)?.values;
    const outputs = scale.length; // the kernel's last axis
    weights.set(`${previous.name}/kernel`, {
      shape: kernel.shape,
      values: kernel.values.map((value, i) => value * scale[i % outputs]!),
    });
    weights.set(`${previous.name}/bias`, {
      shape: [outputs],
      values: shift.map((value, i) => value + (bias?.[i] ?? 0) * scale[i]!),
    });
    for (const name of ['gamma', 'beta', 'moving_mean', 'moving_variance']) weights.delete(`${layer.name}/${name}`);
    layers[layers.length - 1] = { ...previous, useBias: true };
  }
  return { layers, weights, metadata: model.metadata };
}

/** Batch normalization as y = scale · x + shift, each [channels]. */
export function affineOf(
  { weights }: { weights: ReadonlyMap<string, Weight> },
  name: string,
  epsilon: number,
): { scale: Float32Array; shift: Float32Array } {
  const values = (weight: string) => weights.get(`${name}/${weight}`)!.values;
  const [gamma, beta, mean, variance] = [
    values('gamma'),
    values('beta'),
    values('moving_mean'),
    values('moving_variance'),
  ];
  const scale = gamma.map((value, i) => value / Math.sqrt(variance[i]! + epsilon));
  return { scale, shift: beta.map((value, i) => value - mean[i]! * scale[i]!) };
}
