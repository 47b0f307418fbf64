import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { saveCorrection } from '../../../../entrypoints/ui/save-correction.ts';
import { openSampleStore } from '../../../../training/sample-store.ts';

const digit = { label: 7, glyph: new Uint8ClampedArray(784).fill(255) };

test('a sample says what was misread, whichever labels were given first', async () => {
  const sampleId = await saveCorrection({ digit, label: 7 });
  const store = await openSampleStore();
  expect((await store.get(sampleId))!.misreadAs).toBeUndefined();
  expect(await saveCorrection({ digit, label: 1, sampleId })).toBe(sampleId);
  expect(await store.get(sampleId)).toMatchObject({ label: 1, misreadAs: 7 });
  await saveCorrection({ digit, label: 7, sampleId });
  expect((await store.get(sampleId))!.misreadAs).toBeUndefined();
  await saveCorrection({ digit, label: 9, sampleId });
  expect(await store.get(sampleId)).toMatchObject({ label: 9, misreadAs: 7 });
  expect(await store.count()).toBe(1);
  store.close();
});
