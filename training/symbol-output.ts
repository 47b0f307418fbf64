import { createNetwork } from '../model/network.ts';
import {
  type ClassCount,
  NOT_A_DIGIT,
  type SequentialModel,
  SYMBOL,
  SYMBOL_OFFSET,
  type Weight,
} from '../model/spec.ts';
import type { Dataset } from './api.ts';
import { fitLogistic } from './fit-logistic.ts';

/** From 1e-4 to 1e-2 little depends on it, on lines that had no part in the fit: docs/decisions/0055. */
const RIDGE = 1e-3;

/**
 * Gives a network its twelfth output (`SYMBOL`), fitted to what it sees in crops, and leaves all else as it is. Needs a started tfjs backend.
 *
 * @param model of eleven outputs; where it has twelve, the last is fitted anew
 * @param crops labelled `SYMBOL` or, for several digits, `NOT_A_DIGIT`
 * @throws {RangeError} another model, or crops of one kind only
 */
export async function fitSymbolOutput(model: SequentialModel, crops: Dataset): Promise<SequentialModel> {
  const bare = withoutSymbolOutput(model);
  if (bare.metadata.classes !== 11)
    throw new RangeError(`Expected a network that says "no digit", got ${bare.metadata.classes} outputs`);
  const isSymbol = Uint8Array.from(crops.labels, (label) => Number(label === SYMBOL));
  if (new Set(isSymbol).size < 2)
    throw new RangeError('Expected letters and several digits to tell apart, got one of them. Write more: --lines.');
  const network = createNetwork({ ...bare, layers: bare.layers.slice(0, -1) });
  const features = await network.predict(Float32Array.from(crops.images, (ink) => ink / 255)); // [n, width]
  network.dispose();
  const { weights, bias } = fitLogistic(features, isSymbol, RIDGE);
  return withOutputs(bare, 12, { kernel: weights, bias: [bias - SYMBOL_OFFSET] });
}

/** The network with eleven outputs, if it has twelve: what the last was fitted to is about to change. */
export function withoutSymbolOutput(model: SequentialModel): SequentialModel {
  return model.metadata.classes > SYMBOL ? withOutputs(model, 11) : model;
}

/** @param symbol the logit of `SYMBOL` less that of `NOT_A_DIGIT`; of no use to eleven outputs */
function withOutputs(
  { layers, weights, metadata }: SequentialModel,
  classes: ClassCount,
  symbol: { readonly kernel: ArrayLike<number>; readonly bias: ArrayLike<number> } = { kernel: [], bias: [] },
): SequentialModel {
  const last = layers.at(-1)!;
  if (last.type !== 'dense') throw new RangeError(`Expected a dense layer at the end, got ${last.type}`);
  const resized = (['kernel', 'bias'] as const).map((part): [string, Weight] => {
    const name = `${last.name}/${part}`;
    const { shape, values } = weights.get(name)!;
    const rows = values.length / last.units;
    const all = Float32Array.from({ length: rows * classes }, (_, at) => {
      const [row, output] = [Math.floor(at / classes), at % classes];
      const own = values[row * last.units + Math.min(output, NOT_A_DIGIT)]!;
      return output === SYMBOL ? own + symbol[part][row]! : own;
    });
    return [name, { shape: [...shape.slice(0, -1), classes], values: all }];
  });
  return {
    layers: [...layers.slice(0, -1), { ...last, units: classes }],
    weights: new Map([...weights, ...resized]),
    metadata: { ...metadata, classes },
  };
}
