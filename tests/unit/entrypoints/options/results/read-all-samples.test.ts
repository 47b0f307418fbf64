import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { readAllSamples } from '../../../../../entrypoints/options/results/read-all-samples.ts';
import { openSampleStore } from '../../../../../training/sample-store.ts';

const { classifyGlyphs } = vi.hoisted(() => ({ classifyGlyphs: vi.fn() }));
vi.mock('../../../../../entrypoints/options/shared/classify-glyphs.ts', () => ({ classifyGlyphs }));

test('a reading that is given up during its last batch tells no progress, and has no result', async () => {
  const store = await openSampleStore();
  await store.add({ label: 5, glyph: new Uint8Array(28 * 28).fill(9), source: 'drawn' });
  store.close();
  const cancel = new AbortController();
  classifyGlyphs.mockImplementation(async () => {
    cancel.abort();
    return [5];
  });
  const onProgress = vi.fn();
  await expect(readAllSamples(1, onProgress, cancel.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(onProgress).not.toHaveBeenCalled();
});
