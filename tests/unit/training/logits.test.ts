import { beforeAll, expect, test } from 'vitest';
import { toPredictions as fromProbabilities } from '../../../engine/recognizer.ts';
import { digitNetwork, SHIPPED_FILTERS } from '../../../model/architecture.ts';
import { parameterCount } from '../../../model/layer-shapes.ts';
import { createNetwork } from '../../../model/network.ts';
import { GLYPH_SIZE } from '../../../model/spec.ts';
import { startTrainingBackend } from '../../../training/cli/start-training-backend.ts';
import { initializeModel } from '../../../training/initialize.ts';
import { computeLogits } from '../../../training/logits.ts';
import { flattenParameters, layOutParameters, toWeights } from '../../../training/parameter-layout.ts';
import { toPredictions } from '../../../training/predictions.ts';
import { measureStatistics } from '../../../training/statistics.ts';
import { toyBatches, toyDataset, toyMetadata } from './toy-digits.ts';

beforeAll(startTrainingBackend);

test('the network that ships has 95,292 parameters', () => {
  expect(parameterCount(digitNetwork(SHIPPED_FILTERS, 12), [GLYPH_SIZE, GLYPH_SIZE, 1])).toBe(95_292);
});

test('what training judges is what serving runs: trained network and folded network agree', async () => {
  const start = initializeModel(digitNetwork(SHIPPED_FILTERS, 12), 5, { ...toyMetadata, classes: 12 });
  const layout = layOutParameters(start.layers);
  const flat = flattenParameters(start, layout);
  const source = toyBatches(16);
  const statistics = await measureStatistics(start.layers, layout, flat, [source.batchAt(0), source.batchAt(1)]);
  const model = { ...start, weights: toWeights(flat, statistics, layout) };

  const { images } = toyDataset(20);
  const trained = toPredictions(await computeLogits(model, images), 12);
  const network = createNetwork(model);
  const served = fromProbabilities(await network.predict(Float32Array.from(images, (ink) => ink / 255)), 12);
  network.dispose();
  for (const [index, { label, probability, digitProbability, symbolProbability }] of served.entries()) {
    expect(trained[index]!.label).toBe(label);
    expect(trained[index]!.probability).toBeCloseTo(probability, 4);
    expect(trained[index]!.digitProbability).toBeCloseTo(digitProbability, 4);
    expect(trained[index]!.symbolProbability).toBeCloseTo(symbolProbability, 4);
  }
});

test('reading many pictures lets in what waits: a page that opens is answered', async () => {
  const model = initializeModel(digitNetwork(), 5, { ...toyMetadata, classes: 11 });
  let isDone = false;
  const reading = computeLogits(model, toyDataset(1_000).images).finally(() => {
    isDone = true;
  });
  await new Promise((resolve) => setTimeout(resolve));
  expect(isDone).toBe(false);
  await reading;
});
