import * as tf from '@tensorflow/tfjs-core';
import { GLYPH_SIZE, type SequentialModel } from '../../model/spec.ts';
import { forward } from '../forward.ts';
import { toTensors } from '../gradients.ts';
import { flattenParameters, layOutParameters } from '../parameter-layout.ts';

/** A model whose answers another one learns. */
export interface Teacher {
  /** @param images [n, 28, 28, 1] in [0, 1] @returns [n, classes] probabilities */
  answer(images: Float32Array): Float32Array;
  dispose(): void;
}

/** @param model with batch norm folded (`foldBatchNorm`) */
export function createTeacher(model: SequentialModel): Teacher {
  const layout = layOutParameters(model.layers);
  const weights = toTensors(flattenParameters(model, layout), layout);
  const mode = {
    kind: 'inference',
    statisticsOf: (layer: string): never => {
      throw new RangeError(`Expected folded batch norm, got ${layer}`);
    },
  } as const;
  return {
    answer: (images) =>
      tf.tidy(() => {
        const input = tf.tensor4d(images, [images.length / GLYPH_SIZE ** 2, GLYPH_SIZE, GLYPH_SIZE, 1]);
        const logits = forward(model.layers, (name) => weights.get(name)!, input, mode);
        return tf.softmax(logits).dataSync() as Float32Array;
      }),
    dispose: () => tf.dispose([...weights.values()]),
  };
}
