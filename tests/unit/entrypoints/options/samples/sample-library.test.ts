import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import {
  noticeSamples,
  refreshSampleCounts,
  sampleLibrary,
} from '../../../../../entrypoints/options/samples/sample-library.ts';
import { openSampleStore } from '../../../../../training/sample-store.ts';

test('views read the samples again where another page has kept some, and only then', async () => {
  await refreshSampleCounts();
  const { revision } = sampleLibrary.state;
  await noticeSamples();
  expect(sampleLibrary.state.revision).toBe(revision);
  const elsewhere = await openSampleStore();
  await elsewhere.add({ label: 5, glyph: new Uint8Array(28 * 28).fill(9), source: 'correction' });
  elsewhere.close();
  await noticeSamples();
  expect(sampleLibrary.state).toMatchObject({ total: 1, revision: revision + 1 });
});
