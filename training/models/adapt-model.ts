import type { SequentialModel } from '../../model/spec.ts';

type Layer = { class_name?: string; config?: Record<string, unknown> };

/**
 * Lets a Keras topology take pictures of 28×28×1 where that is the same network: an input of (28, 28) or (784) that is
 * flattened at once, as the beginners' tutorials have it, or reshaped to (28, 28, 1).
 *
 * @param topology `model_config` of Keras; changed in place
 */
export function takePictures(topology: unknown): void {
  const config = (topology as { config?: unknown } | null)?.config;
  const layers = (Array.isArray(config) ? config : (config as { layers?: unknown } | undefined)?.layers) as
    | Layer[]
    | undefined;
  if (!Array.isArray(layers)) return;
  const first = layers[0]?.config;
  const key = ['batch_input_shape', 'batch_shape', 'batchInputShape'].find((name) => Array.isArray(first?.[name]));
  if (!first || !key) return;
  const shape = (first[key] as unknown[]).slice(1).join();
  if (shape !== '28,28' && shape !== '784') return;
  const start = layers[0]!.class_name === 'InputLayer' ? 1 : 0;
  const next = layers[start];
  if (next?.class_name === 'Reshape') {
    if (String(next.config?.target_shape) !== '28,28,1') return;
    layers.splice(start, 1);
  } else if (next?.class_name === 'Dense' && shape === '784') {
    layers.splice(start, 0, { class_name: 'Flatten', config: { name: 'flatten_pictures' } });
  } else if (next?.class_name !== 'Flatten') return;
  layers[0] = { ...layers[0], config: { ...layers[0]?.config, [key]: [null, 28, 28, 1] } };
}

/** Models that were trained on logits end without a softmax: gives them one, for the engine reads probabilities. */
export function endInSoftmax(model: SequentialModel): SequentialModel {
  const last = model.layers.at(-1);
  const isProbability = last && 'activation' in last && last.activation === 'softmax';
  if (isProbability) return model;
  return { ...model, layers: [...model.layers, { type: 'activation', name: 'probabilities', activation: 'softmax' }] };
}
