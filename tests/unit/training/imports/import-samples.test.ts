import { zipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { importSamples } from '../../../../training/imports/import-samples.ts';
import { previewSamples } from '../../../../training/imports/preview-samples.ts';
import type { SampleImport } from '../../../../training/sample-import.ts';
import { glyph, idxImages, idxLabels, npy } from './files.ts';
import { csvRow, glyphs, importInto, labels, labelsIn, open, readGlyph } from './import-into.ts';

test('the same picture with another label is pointed out, with the same label it is not kept twice', async () => {
  const store = await open();
  const first = await store.add({ label: 4, glyph: glyphs[0]!, source: 'drawn' });
  const report = await importInto(store, { '4/a.png': glyphs[0]!, '9/a.png': glyphs[0]!, '9/b.png': glyphs[0]! });
  expect(report).toMatchObject({ kept: 1, duplicates: 2, contradictionCount: 1 });
  expect(report.contradictions).toEqual([{ ids: [first.id, first.id + 1], labels: [4, 9] }]);
});

test('importing again keeps nothing twice', async () => {
  const store = await open();
  const file = { 'train.csv': [0, 1, 2].map(csvRow).join('\n') };
  expect((await importInto(store, file)).kept).toBe(3);
  expect(await importInto(store, file)).toMatchObject({ kept: 0, duplicates: 3 });
});

test('an import that is cancelled, or that fails, keeps nothing; what was there before stays', async () => {
  const store = await open();
  await store.add({ label: 4, glyph: glyphs[0]!, source: 'drawn' });
  const cancel = new AbortController();
  const many = Array.from({ length: 2_500 }, (_, index) => `${index % 10},${[...glyph(index)].join(',')}`).join('\n');
  const seen: number[] = [];
  const files = [
    { path: 'many.csv', file: new Blob([many]) },
    { path: '3/a.png', file: new Blob(['x']) },
  ];
  const readGlyph = async () => {
    expect(await store.count()).toBeGreaterThan(2_000); // some of it is in the store by now
    cancel.abort();
    return null;
  };
  const importing = importSamples(store, files, readGlyph, ({ done }) => seen.push(done), { signal: cancel.signal });
  await expect(importing).rejects.toMatchObject({ name: 'AbortError' });
  expect(await labelsIn(store)).toEqual([4]);
  expect(await store.undoUnfinishedImports()).toBe(0);

  const failing = { ...store, beginImport: async () => breakAfterFirst(await store.beginImport()) };
  await expect(
    importSamples(
      failing,
      files,
      async () => null,
      () => {},
    ),
  ).rejects.toThrow('disk');
  expect(await labelsIn(store)).toEqual([4]);
});

/** The disk is full from the second chunk on. */
function breakAfterFirst(bringing: SampleImport): SampleImport {
  let calls = 0;
  return {
    ...bringing,
    add: (samples) => (calls++ === 0 ? bringing.add(samples) : Promise.reject(new Error('the disk is full'))),
  };
}

test('progress rises from the first to the last byte, for IDX files too', async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => ticks++ * 1_000); // every look at the clock is a report
  let ticks = 0;
  const seen: number[] = [];
  const files = [
    { path: 'labels', file: new Blob([idxLabels(labels)]) },
    { path: 'images', file: new Blob([idxImages(glyphs)]) },
  ];
  await importSamples(
    await open(),
    files,
    async () => null,
    ({ done, total }) => seen.push(done / total!),
  );
  vi.restoreAllMocks();
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen[0]).toBeLessThan(0.2);
  expect(seen.at(-1)).toBe(1);
  expect(new Set(seen).size).toBeGreaterThan(10);
});

test('a preview shows the first samples of a zip and of an npz as they would be kept, and keeps none', async () => {
  const flat = Uint8Array.from(glyphs.flatMap((g) => [...g]));
  const archive = zipSync({
    'x_train.npy': npy('|u1', [12, 28, 28], flat),
    'y_train.npy': npy('|u1', [12], Uint8Array.from(labels)),
  });
  const zip = zipSync({ 'set/3/a.png': glyphs[0]!, 'set/notes.txt': new TextEncoder().encode('hello') });
  const preview = async (path: string, bytes: Uint8Array) =>
    previewSamples([{ path, file: new Blob([bytes.slice()]) }], readGlyph);
  const npz = await preview('mnist.npz', archive);
  expect(npz.samples.map(({ label }) => label)).toEqual(labels);
  expect(npz.samples[5]!.glyph).toEqual(glyphs[5]);
  expect(await preview('a.zip', zip)).toMatchObject({
    samples: [{ name: 'set/3/a.png', label: 3, glyph: glyphs[0] }],
    skipped: [{ code: 'unknown_kind', examples: ['set/notes.txt'] }],
  });
  const rows = Array.from({ length: 5_000 }, () => csvRow(0)).join('\n');
  expect((await preview('train.csv', new TextEncoder().encode(rows))).samples).toHaveLength(16);
});
