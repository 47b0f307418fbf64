import * as tf from '@tensorflow/tfjs-core';
import { foldBatchNorm } from '../model/fold-batch-norm.ts';
import { GLYPH_SIZE, type SequentialModel } from '../model/spec.ts';
import type { Dataset } from './api.ts';
import { forward } from './forward.ts';
import { giveWay } from './give-way.ts';
import { toTensors } from './gradients.ts';
import { flattenParameters, layOutParameters, statisticsOf } from './parameter-layout.ts';

/** Pictures a pass: the peak of memory against the cost of a call. */
const CHUNK = 250;

/**
 * What the network says before its softmax, as a user of it would get it (measured batch norm statistics). Gives way
 * between chunks. Not within a tidy.
 *
 * @param images [n, 28, 28], 255 is ink
 * @returns row-major [n, classes]
 */
export async function computeLogits(model: SequentialModel, images: Dataset['images']): Promise<Float32Array> {
  const folded = foldBatchNorm(model);
  const layout = layOutParameters(folded.layers);
  const pixels = GLYPH_SIZE * GLYPH_SIZE;
  const count = images.length / pixels;
  const { classes } = model.metadata;
  const logits = new Float32Array(count * classes);
  const tensors = toTensors(flattenParameters(folded, layout), layout);
  const statistics = new Map(
    [...statisticsOf(folded, layout)].map(([layer, { mean, variance }]) => [
      layer,
      { mean: tf.tensor1d(mean), variance: tf.tensor1d(variance) },
    ]),
  );
  try {
    for (let start = 0; start < count; start += CHUNK) {
      const end = Math.min(count, start + CHUNK);
      const glyphs = Float32Array.from(images.subarray(start * pixels, end * pixels), (ink) => ink / 255);
      tf.tidy(() => {
        const input = tf.tensor4d(glyphs, [end - start, GLYPH_SIZE, GLYPH_SIZE, 1]);
        const mode = { kind: 'inference', statisticsOf: (layer: string) => statistics.get(layer)! } as const;
        const output = forward(folded.layers, (name) => tensors.get(name)!, input, mode);
        logits.set(output.dataSync() as Float32Array, start * classes);
      });
      await giveWay();
    }
  } finally {
    tf.dispose([...tensors.values(), ...[...statistics.values()].flatMap(({ mean, variance }) => [mean, variance])]);
  }
  return logits;
}
