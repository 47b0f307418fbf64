import { beforeAll, expect, test } from 'vitest';
import { toPredictions } from '../../../engine/recognizer.ts';
import { digitNetwork } from '../../../model/architecture.ts';
import { createNetwork } from '../../../model/network.ts';
import { NOT_A_DIGIT, SYMBOL } from '../../../model/spec.ts';
import { startTrainingBackend } from '../../../training/cli/start-training-backend.ts';
import { initializeModel } from '../../../training/initialize.ts';
import { Random } from '../../../training/random.ts';
import { fitSymbolOutput, withoutSymbolOutput } from '../../../training/symbol-output.ts';
import { toyMetadata } from './toy-digits.ts';

beforeAll(startTrainingBackend);

const model = initializeModel(digitNetwork([4, 4, 4]), 1, { ...toyMetadata, classes: 11 });

/** Upright bars are symbols, level ones several digits. */
function drawBars(count: number) {
  const random = new Random(2, 0);
  const labels = Uint8Array.from({ length: count }, () => (random.chance(0.5) ? SYMBOL : NOT_A_DIGIT));
  const images = new Uint8Array(count * 784);
  for (const [i, label] of labels.entries()) {
    const [at, thickness] = [6 + random.integer(14), 2 + random.integer(2)];
    for (let along = 4; along < 24; along++)
      for (let across = at; across < at + thickness; across++)
        images[i * 784 + (label === SYMBOL ? along * 28 + across : across * 28 + along)] = 255;
  }
  return { images, labels };
}

const predict = async (of: typeof model, images: Uint8Array) => {
  const network = createNetwork(of);
  const outputs = await network.predict(Float32Array.from(images, (ink) => ink / 255));
  network.dispose();
  return toPredictions(outputs, of.metadata.classes);
};

test('the twelfth output tells symbols from several digits, and all that is said of digits stays', async () => {
  const fitted = await fitSymbolOutput(model, drawBars(200));
  expect(fitted.metadata.classes).toBe(12);
  const { images, labels } = drawBars(300);
  const [before, after] = [await predict(model, images), await predict(fitted, images)];
  for (const [i, { label, probability, digitProbability, symbolProbability }] of after.entries()) {
    expect(label).toBe(before[i]!.label);
    expect(probability).toBeCloseTo(before[i]!.probability, 5);
    expect(digitProbability).toBeCloseTo(before[i]!.digitProbability, 5);
    expect(symbolProbability / (1 - digitProbability) > 0.5).toBe(labels[i] === SYMBOL);
  }
});

test('a network that has it gets it anew, and one can do without it', async () => {
  const crops = drawBars(100);
  const fitted = await fitSymbolOutput(model, crops);
  expect((await fitSymbolOutput(fitted, crops)).weights).toEqual(fitted.weights);
  expect(withoutSymbolOutput(fitted)).toEqual(model);
  expect(withoutSymbolOutput(model)).toBe(model);
});

test('crops of one kind are refused, and networks without "no digit"', async () => {
  const { images } = drawBars(2);
  await expect(fitSymbolOutput(model, { images, labels: Uint8Array.of(SYMBOL, SYMBOL) })).rejects.toThrow(RangeError);
  const ten = { ...model, metadata: { ...model.metadata, classes: 10 as const } };
  await expect(fitSymbolOutput(ten, drawBars(20))).rejects.toThrow(/no digit/);
});
