import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { corruptAll, frameAll, makeNegativeSets } from '../../training/cli/judging-sets.ts';
import { loadMnist } from '../../training/cli/load-mnist.ts';
import { predictAll } from '../../training/cli/measure-model.ts';
import { readModel, SHIPPED_MODEL } from '../../training/cli/node-recognizer.ts';
import { startTrainingBackend } from '../../training/cli/start-training-backend.ts';
import { evaluatePredictions } from '../../training/evaluate.ts';
import type { ModelReport } from '../../training/report/model-report.ts';

const modelFolder = join(import.meta.dirname, '../../model');
const report = JSON.parse(readFileSync(join(modelFolder, 'metrics.json'), 'utf8')) as ModelReport;
const card = readFileSync(join(modelFolder, 'MODEL_CARD.md'), 'utf8');

const dataFolder = process.env.DIGIT_DATA;
if (!dataFolder) console.log('Accuracy on MNIST is not tested: DIGIT_DATA names no folder with mnist/.');

describe('the model that ships', () => {
  test('is the one of its card', () => {
    for (const file of ['model.json', 'weights.bin'] as const) {
      const found = createHash('sha256')
        .update(readFileSync(join(SHIPPED_MODEL, file)))
        .digest('hex');
      expect(found, file).toBe(report.sha256[file]);
      expect(card).toContain(found);
    }
    expect(card).toContain(`${(100 * report.test.accuracy!).toFixed(2)} %`);
  });

  test('keeps to its size', () => {
    expect(report.parameterCount).toBeLessThanOrEqual(100_000);
    expect(readFileSync(join(SHIPPED_MODEL, 'weights.bin')).length).toBeLessThanOrEqual(210 * 1024);
  });
});

describe.skipIf(!dataFolder)('the model that ships, on MNIST test', () => {
  let model: Awaited<ReturnType<typeof readModel>>;
  let digits: Awaited<ReturnType<typeof loadMnist>>;
  beforeAll(async () => {
    await startTrainingBackend();
    model = await readModel(SHIPPED_MODEL);
    digits = await loadMnist('test', { dataFolder: dataFolder! });
  });

  test('gives the numbers of its card', async () => {
    const { minDigitProbability } = model.metadata;
    const evaluation = evaluatePredictions(digits.labels, await predictAll(model, digits), minDigitProbability);
    expect(evaluation.correct).toBeGreaterThanOrEqual(report.test.correct!);
    expect(evaluation.rejected).toBeLessThanOrEqual(report.test.rejected);
    expect(evaluation.expectedCalibrationError).toBeLessThanOrEqual(0.01);
    expect(evaluation.confusion).toEqual(report.test.confusion);
  });

  test('reads damaged digits as well as its card says', async () => {
    // Two of the hardest stand for all fifteen, which take minutes.
    for (const { name, images } of corruptAll(digits, report.seed, ['fog', 'zigzag'])) {
      const expected = report.corruptions.find((corruption) => corruption.name === name);
      if (!expected) continue;
      const { accuracy } = evaluatePredictions(digits.labels, await predictAll(model, { images }), 0);
      expect(1 - accuracy!, name).toBeLessThanOrEqual(expected.error + 1e-9);
    }
  });

  test('reads digits framed otherwise as well as its card says', async () => {
    const expected = new Map(report.framings.map(({ name, error }) => [name, error]));
    for (const { name, images } of frameAll(digits)) {
      const { accuracy } = evaluatePredictions(digits.labels, await predictAll(model, { images }), 0);
      expect(1 - accuracy!, name).toBeLessThanOrEqual(expected.get(name)! + 1e-9);
    }
  });

  test('takes what is no digit for none', async () => {
    const { minDigitProbability } = model.metadata;
    for (const { name, images } of makeNegativeSets(digits, report.seed)) {
      const expected = report.refusals.find((refusal) => refusal.name === name);
      if (!expected) continue;
      const { rejected, count } = evaluatePredictions(null, await predictAll(model, { images }), minDigitProbability);
      // Made of other digits than the card's: the share agrees within sampling.
      expect(rejected / count, name).toBeGreaterThan(expected.refused / expected.count - 0.08);
    }
  });
});
