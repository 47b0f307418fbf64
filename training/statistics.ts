import * as tf from '@tensorflow/tfjs-core';
import { GLYPH_SIZE, type LayerSpec } from '../model/spec.ts';
import type { Batch } from './batch.ts';
import { forward } from './forward.ts';
import { giveWay } from './give-way.ts';
import { toTensors } from './gradients.ts';
import type { MovingStatistics, ParameterLayout } from './parameter-layout.ts';

/**
 * Measures what batch norm divides by: the mean over batches of their means and variances, in a training pass. Averaged weights have
 * never seen a batch of their own, so their statistics are measured anew rather than averaged along. Gives way between
 * batches. Not within a tidy.
 *
 * @see Izmailov et al. 2018, Averaging Weights Leads to Wider Optima, §3.2
 */
export async function measureStatistics(
  layers: readonly LayerSpec[],
  layout: ParameterLayout,
  parameters: Float32Array,
  batches: Iterable<Batch>,
): Promise<MovingStatistics> {
  const sums = new Map(
    layout.statistics.map(({ layer, channels }) => [
      layer,
      { mean: new Float64Array(channels), variance: new Float64Array(channels) },
    ]),
  );
  let batchCount = 0;
  if (sums.size > 0) {
    const tensors = toTensors(parameters, layout);
    for (const batch of batches) {
      batchCount++;
      tf.tidy(() => {
        const glyphs = tf.tensor4d(batch.images, [batch.labels.length, GLYPH_SIZE, GLYPH_SIZE, 1]);
        forward(layers, (name) => tensors.get(name)!, glyphs, {
          kind: 'training',
          seed: batchCount,
          onStatistics: (layer, { mean, variance }) => {
            const sum = sums.get(layer)!;
            mean.dataSync().forEach((value, channel) => {
              sum.mean[channel]! += value;
            });
            variance.dataSync().forEach((value, channel) => {
              sum.variance[channel]! += value;
            });
          },
        });
      });
      await giveWay();
    }
    tf.dispose([...tensors.values()]);
  }
  const average = (total: Float64Array) => Float32Array.from(total, (value) => value / Math.max(1, batchCount));
  return new Map(
    [...sums].map(([layer, sum]) => [layer, { mean: average(sum.mean), variance: average(sum.variance) }]),
  );
}
