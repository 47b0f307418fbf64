import { createNetwork, type Network } from '../model/network.ts';
import {
  type ClassCount,
  DIGIT_COUNT,
  GLYPH_SIZE,
  type ModelMetadata,
  NOT_A_DIGIT,
  type SequentialModel,
  SYMBOL,
  SYMBOL_OFFSET,
} from '../model/spec.ts';
import type { Ink, ModelInfo, Prediction, Recognizer } from './api.ts';
import { startBackend } from './backend.ts';
import { InvalidInputError, ModelLoadError } from './errors.ts';
import { readInk } from './ink/read-ink.ts';
import { readPicture } from './picture/read-picture.ts';

/** Where a recognizer gets what it runs. */
export interface RecognizerSource {
  /** See `startBackend`. */
  readonly wasmFolder: string;
  /** The active model, read anew at every call. */
  readonly loadModel: () => Promise<{ info: ModelInfo; model: SequentialModel }>;
}

interface Loaded {
  readonly info: ModelInfo;
  readonly network: Network;
  readonly metadata: ModelMetadata;
}

/**
 * The engine in-process: one backend and one model behind one promise, forgotten when it rejects, so that the next call
 * tries again. Requests and model switches go through one chain: a request never meets half a model.
 */
export function createRecognizer({ wasmFolder, loadModel }: RecognizerSource): Recognizer {
  let loaded: Promise<Loaded> | undefined;
  let chain: Promise<unknown> = Promise.resolve();

  const inOrder = <T>(task: () => Promise<T>): Promise<T> => {
    const next = chain.then(task);
    chain = next.catch(() => undefined);
    return next;
  };
  const start = async (): Promise<Loaded> => {
    const [{ info, model }] = await Promise.all([readModel(loadModel), startBackend(wasmFolder)]);
    return { info, network: createNetwork(model), metadata: model.metadata };
  };
  const current = (): Promise<Loaded> => {
    loaded ??= start().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
  const classify = async (glyphs: Float32Array): Promise<Prediction[]> => {
    if (glyphs.length % GLYPH_SIZE ** 2 !== 0) {
      throw new InvalidInputError(`Expected glyphs of 28×28, got ${glyphs.length} values`);
    }
    if (glyphs.length === 0) return [];
    if (!areFinite(glyphs)) throw new InvalidInputError('Expected finite glyphs, got NaN or infinity');
    const { network, metadata } = await current();
    return toPredictions(await network.predict(glyphs), metadata.classes);
  };
  const readOptions = async (options: { minDigitProbability?: number } = {}) => ({
    minDigitProbability: options.minDigitProbability ?? (await current()).metadata.minDigitProbability,
  });

  return {
    load: () => inOrder(async () => (await current()).info),
    reload: () =>
      inOrder(async () => {
        const before = await loaded?.catch(() => undefined);
        const { info, model } = await readModel(loadModel); // a broken model leaves the old one running
        await startBackend(wasmFolder);
        loaded = Promise.resolve({ info, network: createNetwork(model), metadata: model.metadata });
        before?.network.dispose();
        return info;
      }),
    readInk: (ink, options) =>
      inOrder(async () => {
        checkInk(ink);
        return readInk(ink, classify, await readOptions(options));
      }),
    readPicture: (picture, options) => inOrder(async () => readPicture(picture, classify, await readOptions(options))),
    classify: (glyphs) => inOrder(() => classify(glyphs)),
  };
}

/** In a plain loop: a page of digits has more than a hundred thousand values. */
function areFinite(values: Float32Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

/** Points that one drawing may have: an hour of a fast pen. */
const MAX_POINTS = 1_000_000;

function checkInk({ strokes }: Ink): void {
  const isPoint = (point: unknown) => Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]);
  let points = 0;
  for (const stroke of strokes) {
    points += Array.isArray(stroke) ? stroke.length : 0;
    if (points > MAX_POINTS) throw new InvalidInputError(`Expected at most ${MAX_POINTS} points, got more`);
    if (!Array.isArray(stroke) || !stroke.every(isPoint)) {
      throw new InvalidInputError('Expected strokes of finite points [x, y], got something else');
    }
  }
}

async function readModel(load: RecognizerSource['loadModel']) {
  try {
    return await load();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelLoadError(`The network could not be loaded: ${reason}`);
  }
}

/** @param outputs [n, classes] probabilities */
export function toPredictions(outputs: Float32Array, classes: ClassCount): Prediction[] {
  return Array.from({ length: outputs.length / classes }, (_, index) => {
    const row = outputs.subarray(index * classes, (index + 1) * classes); // [classes]
    const digits = row.subarray(0, DIGIT_COUNT);
    const mass = digits.reduce((sum, value) => sum + value, 0);
    const probabilities = digits.map((value) => (mass > 0 ? value / mass : 1 / DIGIT_COUNT));
    const label = probabilities.indexOf(Math.max(...probabilities));
    const [none, symbol] = [row[NOT_A_DIGIT] ?? 0, (row[SYMBOL] ?? 0) * Math.exp(SYMBOL_OFFSET)];
    const digitProbability = mass > 0 ? mass / (mass + none) : Number(classes <= NOT_A_DIGIT);
    const symbolProbability = symbol > 0 ? ((1 - digitProbability) * symbol) / (none + symbol) : 0;
    return { label, probability: probabilities[label]!, probabilities, digitProbability, symbolProbability };
  });
}
