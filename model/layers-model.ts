import { ModelFormatError } from './errors.ts';
import { decodeFloat16, encodeFloat16 } from './float16.ts';
import { type ItemShape, outputShape, weightSpecs } from './layer-shapes.ts';
import { parseLayers, serializeLayers } from './layers-config.ts';
import {
  type ClassCount,
  GLYPH_SIZE,
  type ModelMetadata,
  NOT_A_DIGIT,
  type SequentialModel,
  type Weight,
} from './spec.ts';

/** Largest model that is read, in bytes of weights: forty times what ships. */
export const MAX_WEIGHT_BYTES = 8 * 2 ** 20;

const INPUT_SHAPE: ItemShape = [GLYPH_SIZE, GLYPH_SIZE, 1];

interface ManifestEntry {
  name: string;
  shape: number[];
  dtype: string;
  quantization?: { dtype: string; scale?: number; min?: number; original_dtype?: string };
}

/**
 * Reads a tfjs LayersModel of a Sequential digit network.
 *
 * @param json the parsed model.json, of any origin
 * @param weightBytes all weight files, one after the other in the manifest's order
 * @throws {ModelFormatError} not a LayersModel, a layer that the engine does not run, input other than 28×28×1, outputs
 *   other than ten digits (or eleven or twelve classes), weights missing, of the wrong shape, not finite, or too large
 */
export function parseLayersModel(json: unknown, weightBytes: ArrayBuffer): SequentialModel {
  const file = json as {
    modelTopology?: unknown;
    weightsManifest?: { weights?: ManifestEntry[] }[];
    userDefinedMetadata?: Partial<ModelMetadata>;
  } | null;
  if (!file?.modelTopology || !Array.isArray(file.weightsManifest)) {
    throw new ModelFormatError('model_file');
  }
  if (weightBytes.byteLength > MAX_WEIGHT_BYTES) {
    throw new ModelFormatError('weights_large', MAX_WEIGHT_BYTES, weightBytes.byteLength);
  }
  const layers = parseLayers(file.modelTopology);
  const entries = file.weightsManifest.flatMap((group) => group.weights ?? []);
  return assembleModel(layers, decodeWeights(entries, weightBytes), file.userDefinedMetadata ?? {});
}

/**
 * Checks that weights belong to layers and makes them a model; the one gate for models of any origin.
 *
 * @param found weights by name, extra ones are left out
 * @throws {ModelFormatError} as `parseLayersModel`
 */
export function assembleModel(
  layers: SequentialModel['layers'],
  found: ReadonlyMap<string, Weight>,
  metadata: Partial<ModelMetadata>,
): SequentialModel {
  const weights = new Map<string, Weight>();
  let shape = INPUT_SHAPE;
  for (const layer of layers) {
    for (const spec of weightSpecs(layer, shape)) {
      const weight = found.get(spec.name);
      if (!weight) throw new ModelFormatError('weight_missing', spec.name);
      if (weight.shape.join() !== spec.shape.join()) {
        throw new ModelFormatError('weight_shape', spec.name, spec.shape.join(), weight.shape.join());
      }
      if (!weight.values.every(Number.isFinite)) throw new ModelFormatError('weight_infinite', spec.name);
      weights.set(spec.name, weight);
    }
    shape = outputShape(layer, shape);
  }
  const classes = shape[0];
  if (shape.length !== 1 || (classes !== 10 && classes !== 11 && classes !== 12)) {
    throw new ModelFormatError('model_output', shape.join(', '));
  }
  return { layers, weights, metadata: completeMetadata(metadata, classes) };
}

/**
 * Writes a model as the two files of a tfjs LayersModel, which `tf.loadLayersModel` loads.
 *
 * @param precision of the stored weights; batch normalization's moving averages too
 */
export function serializeLayersModel(
  model: SequentialModel,
  precision: 'float16' | 'float32',
): { modelJson: object; weightBytes: Uint8Array } {
  const entries: ManifestEntry[] = [];
  const parts: Uint8Array[] = [];
  for (const [name, { shape, values }] of model.weights) {
    const isHalf = precision === 'float16';
    entries.push({
      name,
      shape: [...shape],
      dtype: 'float32',
      ...(isHalf ? { quantization: { dtype: 'float16', original_dtype: 'float32' } } : {}),
    });
    const stored = isHalf ? encodeFloat16(values) : values;
    parts.push(new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength));
  }
  const modelJson = {
    format: 'layers-model',
    generatedBy: 'digit-reader',
    convertedBy: null,
    modelTopology: serializeLayers(model.layers),
    weightsManifest: [{ paths: ['weights.bin'], weights: entries }],
    userDefinedMetadata: model.metadata,
  };
  return { modelJson, weightBytes: concatenate(parts) };
}

function decodeWeights(entries: readonly ManifestEntry[], bytes: ArrayBuffer): Map<string, Weight> {
  const weights = new Map<string, Weight>();
  let offset = 0;
  for (const { name, shape, dtype, quantization } of entries) {
    if (!Array.isArray(shape) || !shape.every((side) => Number.isSafeInteger(side) && side >= 0)) {
      throw new ModelFormatError('weight_shape', name, 'n, …', String(shape));
    }
    const count = shape.reduce((product, side) => product * side, 1);
    const stored = quantization?.dtype ?? dtype;
    const width = { float32: 4, float16: 2, uint16: 2, uint8: 1 }[stored];
    if (dtype !== 'float32' || !width) throw new ModelFormatError('weight_type', name, stored);
    if (!(offset + count * width <= bytes.byteLength)) {
      throw new ModelFormatError('weights_cut_off', name, bytes.byteLength);
    }
    const slice = bytes.slice(offset, offset + count * width);
    offset += count * width;
    const { scale = 1, min = 0 } = quantization ?? {};
    const values =
      stored === 'float32'
        ? new Float32Array(slice)
        : stored === 'float16'
          ? decodeFloat16(new Uint16Array(slice))
          : Float32Array.from(
              stored === 'uint8' ? new Uint8Array(slice) : new Uint16Array(slice),
              (q) => q * scale + min,
            );
    weights.set(name, { shape, values });
  }
  if (offset !== bytes.byteLength) {
    throw new ModelFormatError('weights_length', offset, bytes.byteLength);
  }
  return weights;
}

function completeMetadata(metadata: Partial<ModelMetadata>, classes: ClassCount): ModelMetadata {
  const fraction = (value: unknown) => (typeof value === 'number' && value >= 0 && value <= 1 ? value : null);
  return {
    name: typeof metadata.name === 'string' ? metadata.name.slice(0, 200) : 'Imported model',
    classes,
    minDigitProbability: classes > NOT_A_DIGIT ? (fraction(metadata.minDigitProbability) ?? 0.5) : 0,
    trainedAt: typeof metadata.trainedAt === 'string' ? metadata.trainedAt : null,
    testAccuracy: fraction(metadata.testAccuracy),
    validationAccuracy: fraction(metadata.validationAccuracy),
  };
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}
