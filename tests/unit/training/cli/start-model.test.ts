import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digitNetwork } from '../../../../model/architecture.ts';
import { serializeLayersModel } from '../../../../model/layers-model.ts';
import { readStartModel } from '../../../../training/cli/start-model.ts';
import { initializeModel } from '../../../../training/initialize.ts';

const folder = mkdtempSync(join(tmpdir(), 'digit-reader-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

const metadata = {
  name: 'Old',
  minDigitProbability: 0.5,
  trainedAt: null,
  testAccuracy: null,
  validationAccuracy: null,
};

test('goes on with eleven outputs from a model of twelve, as it was before calibration', async () => {
  const twelve = initializeModel(digitNetwork([2, 2, 2], 12), 1, { ...metadata, classes: 12 });
  const { modelJson, weightBytes } = serializeLayersModel(twelve, 'float32');
  writeFileSync(join(folder, 'model.json'), JSON.stringify(modelJson));
  writeFileSync(join(folder, 'weights.bin'), weightBytes);
  writeFileSync(join(folder, 'metrics.json'), JSON.stringify({ temperature: 2 }));
  const { layers, weights, metadata: found } = await readStartModel(folder, digitNetwork([2, 2, 2]));
  expect(found.classes).toBe(11);
  expect(layers).toEqual(digitNetwork([2, 2, 2]));
  const [before, after] = [twelve.weights.get('logits/kernel')!.values, weights.get('logits/kernel')!.values];
  expect(after[11]).toBe(before[12]! * 2); // the second row begins
});
