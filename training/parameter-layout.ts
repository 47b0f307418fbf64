import { type ItemShape, outputShape, weightSpecs } from '../model/layer-shapes.ts';
import type { LayerSpec, SequentialModel, Weight } from '../model/spec.ts';
import { GLYPH_SIZE } from '../model/spec.ts';

/** Where one weight lies in the flat vector of all that is trained. */
export interface ParameterSlot {
  /** As tf.layers names it: `<layer>/kernel`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly size: number;
  /** Inputs of one unit, for He's initialization; 0 for what is no kernel. */
  readonly fanIn: number;
  /** Keeps its values in training. */
  readonly isFrozen: boolean;
}

/** A batch norm layer's statistics: not trained, but measured. */
export interface StatisticsSlot {
  readonly layer: string;
  readonly channels: number;
}

/** All trained weights as one vector, so that optimizer, average, checkpoint and exchange between workers are plain loops. */
export interface ParameterLayout {
  readonly slots: readonly ParameterSlot[];
  readonly statistics: readonly StatisticsSlot[];
  /** Length of the flat vector. */
  readonly size: number;
}

/**
 * Walks the layers and lays out their weights in order.
 *
 * @param frozenConvolutions how many of the first convolutions are frozen, with the batch norm behind each
 * @throws {ModelFormatError} a layer cannot take what comes before it
 */
export function layOutParameters(layers: readonly LayerSpec[], frozenConvolutions = 0): ParameterLayout {
  const slots: ParameterSlot[] = [];
  const statistics: StatisticsSlot[] = [];
  let size = 0;
  let convolutions = 0;
  let item: ItemShape = [GLYPH_SIZE, GLYPH_SIZE, 1];
  for (const layer of layers) {
    if (layer.type === 'conv2d') convolutions++;
    const isFrozen = layer.type !== 'dense' && convolutions <= frozenConvolutions;
    for (const { name, shape } of weightSpecs(layer, item)) {
      if (/\/moving_/.test(name)) continue;
      const length = shape.reduce((product, side) => product * side, 1);
      const fanIn = name.endsWith('/kernel') ? length / shape.at(-1)! : 0;
      slots.push({ name, shape, offset: size, size: length, fanIn, isFrozen });
      size += length;
    }
    if (layer.type === 'batchNormalization') statistics.push({ layer: layer.name, channels: item.at(-1)! });
    item = outputShape(layer, item);
  }
  return { slots, statistics, size };
}

/** The model's trained weights as one vector of the layout. @throws {RangeError} a weight is missing or of another size */
export function flattenParameters(model: SequentialModel, layout: ParameterLayout): Float32Array {
  const flat = new Float32Array(layout.size);
  for (const slot of layout.slots) {
    const weight = model.weights.get(slot.name);
    if (weight?.values.length !== slot.size)
      throw new RangeError(`Expected ${slot.size} values of ${slot.name}, got ${weight?.values.length ?? 'none'}`);
    flat.set(weight.values, slot.offset);
  }
  return flat;
}

/** Measured statistics of all batch norm layers, by layer name. */
export type MovingStatistics = ReadonlyMap<string, { readonly mean: Float32Array; readonly variance: Float32Array }>;

/** The statistics that a model carries. @throws {RangeError} one is missing */
export function statisticsOf(model: SequentialModel, layout: ParameterLayout): MovingStatistics {
  return new Map(
    layout.statistics.map(({ layer }) => {
      const mean = model.weights.get(`${layer}/moving_mean`)?.values;
      const variance = model.weights.get(`${layer}/moving_variance`)?.values;
      if (!mean || !variance) throw new RangeError(`Expected moving statistics of ${layer}, got none`);
      return [layer, { mean, variance }];
    }),
  );
}

/** Vector and statistics as the named weights of a model. */
export function toWeights(
  flat: Float32Array,
  statistics: MovingStatistics,
  layout: ParameterLayout,
): Map<string, Weight> {
  const weights = new Map<string, Weight>();
  for (const { name, shape, offset, size } of layout.slots) {
    weights.set(name, { shape, values: flat.slice(offset, offset + size) });
    const layer = name.replace(/\/beta$/, '');
    const measured = layer === name ? undefined : statistics.get(layer);
    if (!measured) continue;
    weights.set(`${layer}/moving_mean`, { shape, values: measured.mean });
    weights.set(`${layer}/moving_variance`, { shape, values: measured.variance });
  }
  return weights;
}
