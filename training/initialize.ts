import type { LayerSpec, ModelMetadata, SequentialModel } from '../model/spec.ts';
import { layOutParameters, toWeights } from './parameter-layout.ts';
import { Random } from './random.ts';

/**
 * A network with fresh weights: kernels normal with variance 2 / fan-in, which keeps the variance of activations through
 * ReLUs; gamma 1, everything else 0.
 *
 * @see He et al. 2015, Delving Deep into Rectifiers, §2.2
 */
export function initializeModel(layers: readonly LayerSpec[], seed: number, metadata: ModelMetadata): SequentialModel {
  const layout = layOutParameters(layers);
  const flat = new Float32Array(layout.size);
  const random = new Random(seed);
  for (const { name, offset, size, fanIn } of layout.slots) {
    if (name.endsWith('/gamma')) flat.fill(1, offset, offset + size);
    if (fanIn === 0) continue;
    const deviation = Math.sqrt(2 / fanIn);
    for (let index = offset; index < offset + size; index++) flat[index] = deviation * random.normal();
  }
  const statistics = new Map(
    layout.statistics.map(({ layer, channels }) => [
      layer,
      { mean: new Float32Array(channels), variance: new Float32Array(channels).fill(1) },
    ]),
  );
  return { layers, weights: toWeights(flat, statistics, layout), metadata };
}
