import { beforeAll, expect, test } from 'vitest';
import type { ModelInfo } from '../../../engine/api.ts';
import { InvalidInputError, ModelLoadError } from '../../../engine/errors.ts';
import { createRecognizer, toPredictions } from '../../../engine/recognizer.ts';
import { type SequentialModel, SYMBOL_OFFSET } from '../../../model/spec.ts';
import { WASM_FOLDER } from '../../../training/cli/node-recognizer.ts';
import { noise, tinyModel } from '../model/tiny-model.ts';

const info: ModelInfo = { id: 'tiny', name: 'tiny', parameterCount: 560, testAccuracy: null, trainedAt: null };
const glyph = Float32Array.from({ length: 784 }, (_, i) => noise(i));

/** A recognizer whose model comes from a list of attempts, in order. */
function recognizerOf(attempts: (() => SequentialModel)[]) {
  let attempt = 0;
  return createRecognizer({
    wasmFolder: WASM_FOLDER,
    loadModel: async () => ({ info, model: attempts[Math.min(attempt++, attempts.length - 1)]!() }),
  });
}

/** The tiny model, sure that everything is the given class. */
function modelSayingOnly(label: number): SequentialModel {
  const model = tinyModel();
  const bias = { shape: [11], values: Float32Array.from({ length: 11 }, (_, i) => (i === label ? 50 : 0)) };
  return { ...model, weights: new Map([...model.weights, ['digits/bias', bias]]) };
}

const fails = (): SequentialModel => {
  throw new Error('the disk is on fire');
};

let recognizer: ReturnType<typeof recognizerOf>;
beforeAll(() => {
  recognizer = recognizerOf([tinyModel]);
});

test('probabilities of the digits sum to one, whatever is no digit', async () => {
  const [prediction] = await recognizer.classify(glyph);
  expect(prediction!.probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
  expect(prediction!.probability).toBe(Math.max(...prediction!.probabilities));
  expect(prediction!.digitProbability).toBeGreaterThan(0);
  expect(prediction!.digitProbability).toBeLessThanOrEqual(1);
});

test('the eleventh class is no digit', () => {
  const [first, second] = toPredictions(
    new Float32Array([0, 0.2, 0.6, 0, 0, 0, 0, 0, 0, 0, 0.2, ...Array(10).fill(0), 1]),
    11,
  );
  expect(first!.label).toBe(2);
  expect(first!.probability).toBeCloseTo(0.75);
  expect(first!.digitProbability).toBeCloseTo(0.8);
  expect(second!.digitProbability).toBe(0);
  expect(second!.probability).toBeCloseTo(0.1);
});

test('the twelfth class says of what is no digit how probable a symbol is, and nothing else', () => {
  const symbol = 0.6 / Math.exp(SYMBOL_OFFSET);
  const [prediction] = toPredictions(new Float32Array([0, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0.3, symbol]), 12);
  expect(prediction!.label).toBe(1);
  expect(prediction!.digitProbability).toBeCloseTo(0.25);
  expect(prediction!.symbolProbability).toBeCloseTo(0.5); // two thirds of three quarters
  const [sure] = toPredictions(new Float32Array([...Array(11).fill(0), 1]), 12); // the rest is too little for a float
  expect(sure).toMatchObject({ digitProbability: 0, symbolProbability: 1 });
});

test('a model that fails to load is an error, and the next call tries again', async () => {
  const second = recognizerOf([fails, tinyModel]);
  await expect(second.load()).rejects.toThrow(ModelLoadError);
  expect(await second.load()).toEqual(info);
});

test('reload switches the model between requests; a broken new one leaves the old one running', async () => {
  const switching = recognizerOf([() => modelSayingOnly(3), fails, () => modelSayingOnly(8)]);
  expect((await switching.classify(glyph))[0]!.label).toBe(3);
  await expect(switching.reload()).rejects.toThrow(/on fire/);
  expect((await switching.classify(glyph))[0]!.label).toBe(3);
  const [before, , after] = await Promise.all([
    switching.classify(glyph),
    switching.reload(),
    switching.classify(glyph),
  ]);
  expect([before[0]!.label, after[0]!.label]).toEqual([3, 8]);
});

test('bad input is a typed error, and the next request works', async () => {
  await expect(recognizer.classify(new Float32Array(100))).rejects.toThrow(InvalidInputError);
  await expect(recognizer.classify(new Float32Array(784).fill(Number.NaN))).rejects.toThrow(InvalidInputError);
  await expect(recognizer.readInk({ strokes: [[[Number.NaN, 1]]] })).rejects.toThrow(InvalidInputError);
  expect(await recognizer.classify(new Float32Array(0))).toEqual([]);
  expect(await recognizer.classify(glyph)).toHaveLength(1);
});

test('nothing drawn and a blank picture are empty readings', async () => {
  expect(await recognizer.readInk({ strokes: [] })).toEqual({ text: '', lines: [] });
  for (const side of [1, 60]) {
    const data = new Uint8ClampedArray(side * side * 4).fill(255);
    expect(await recognizer.readPicture({ width: side, height: side, data })).toEqual({ text: '', lines: [] });
  }
});
