import 'fake-indexeddb/auto';
import { gzipSync, zipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import type { ImportReport } from '../../../../training/api.ts';
import { importSamples } from '../../../../training/imports/import-samples.ts';
import { previewSamples } from '../../../../training/imports/preview-samples.ts';
import type { SampleImport } from '../../../../training/sample-import.ts';
import { openSampleStore, type SampleStore } from '../../../../training/sample-store.ts';
import { glyph, idxImages, idxLabels, npy } from './files.ts';

let databases = 0;
const open = () => openSampleStore(`import-test-${databases++}`);

/** A "picture" of the tests is the glyph's 784 bytes; anything else cannot be decoded. */
async function readGlyph(picture: Blob): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  if (bytes.length !== 784) throw new Error('no picture');
  return bytes;
}

async function importInto(
  store: SampleStore,
  files: Record<string, Uint8Array<ArrayBuffer> | string>,
): Promise<ImportReport> {
  const list = Object.entries(files).map(([path, bytes]) => ({ path, file: new Blob([bytes]) }));
  return importSamples(store, list, readGlyph, () => {});
}

async function labelsIn(store: SampleStore): Promise<number[]> {
  const labels: number[] = [];
  for await (const samples of store.readAll()) labels.push(...samples.map(({ label }) => label));
  return labels;
}

const glyphs = Array.from({ length: 12 }, (_, index) => glyph(index));
const labels = glyphs.map((_, index) => index % 10);
const csvRow = (index: number) => [labels[index], ...glyphs[index]!].join(',');

test('an IDX pair, gzipped or not, whatever the order', async () => {
  const store = await open();
  const report = await importInto(store, {
    'train-labels-idx1-ubyte.gz': gzipSync(idxLabels(labels)) as Uint8Array<ArrayBuffer>,
    'train-images-idx3-ubyte': idxImages(glyphs),
  });
  expect(report).toMatchObject({ kept: 12, skipped: [], duplicates: 0, contradictionCount: 0 });
  expect(await labelsIn(store)).toEqual(labels);
  expect((await store.page({}, 1)).samples[0]!.glyph).toEqual(glyphs[11]);
});

test('two IDX pairs at once find each other by name; pictures without labels are named', async () => {
  const store = await open();
  const report = await importInto(store, {
    'train-images-idx3-ubyte': idxImages(glyphs.slice(0, 4)),
    't10k-images-idx3-ubyte': idxImages(glyphs.slice(4, 6)),
    't10k-labels-idx1-ubyte': idxLabels(labels.slice(4, 6)),
    'train-labels-idx1-ubyte': idxLabels(labels.slice(0, 4)),
    'other-images-idx3-ubyte': idxImages(glyphs.slice(6)),
  });
  expect(report.kept).toBe(6);
  expect(report.skipped).toMatchObject([{ code: 'idx_no_labels', count: 1, examples: ['other-images-idx3-ubyte'] }]);
});

test('an IDX label that is no digit leaves out its own picture; a file that is cut off all of them', async () => {
  const report = await importInto(await open(), {
    images: idxImages(glyphs),
    labels: idxLabels([...labels.slice(1), 11]),
  });
  expect(report).toMatchObject({
    kept: 11,
    skipped: [{ code: 'label_range', count: 1, examples: ['images #11'] }],
  });
  const cut = { images: idxImages(glyphs).slice(0, -1), labels: idxLabels(labels) };
  expect((await importInto(await open(), cut)).skipped).toMatchObject([{ code: 'idx_length', values: [9_424, 9_423] }]);
  const gzipped = gzipSync(idxImages(glyphs)) as Uint8Array<ArrayBuffer>;
  const broken = await importInto(await open(), { 'i.gz': gzipped.slice(0, 500), labels: idxLabels(labels) });
  expect(broken.skipped.map(({ code }) => code).sort()).toEqual(['gzip_broken', 'idx_no_pictures']);
});

test('labels that do not match pictures are refused with both numbers', async () => {
  const report = await importInto(await open(), { images: idxImages(glyphs), labels: idxLabels([1, 2]) });
  expect(report.kept).toBe(0);
  expect(report.skipped).toMatchObject([
    { code: 'idx_counts', values: [12, 2], reason: expect.stringMatching(/12 labels.*found 2/) },
  ]);
});

test('Kaggle CSV: a line of names, a row cut off, a label out of range, a value that is no grey', async () => {
  const names = ['label', ...Array.from({ length: 784 }, (_, index) => `pixel${index}`)].join(',');
  const rows = [names, csvRow(0), csvRow(1), `12${csvRow(2).slice(1)}`, csvRow(3).replace(/\d+$/, '999'), csvRow(4)];
  const store = await open();
  const report = await importInto(store, { 'train.csv': `${rows.join('\r\n')}\r\n${csvRow(5).slice(0, 900)}` });
  expect(report.kept).toBe(3);
  expect(report.skipped.map(({ code }) => code).sort()).toEqual(['csv_cut_off', 'label_range', 'not_grey']);
});

test('a CSV of another kind ends early; one without line breaks does not fill the memory', async () => {
  const other = await importInto(await open(), { 'a.csv': 'a,b,c\n'.repeat(100_000) });
  expect(other).toMatchObject({ kept: 0 });
  expect(other.skipped.at(-1)).toMatchObject({ code: 'csv_columns', values: [3] });
  const endless = await importInto(await open(), { 'b.csv': '1,'.repeat(1_000_000) });
  expect(endless.skipped[0]).toMatchObject({ code: 'csv_endless', values: [65_536] });
  const unlabelled = Array.from({ length: 784 }, (_, index) => `pixel${index}`).join(',');
  const test = await importInto(await open(), { 'test.csv': `${unlabelled}\n` });
  expect(test.skipped[0]!.code).toBe('csv_unlabelled');
});

test('npz as Keras has it, and with other shapes and types', async () => {
  const flat = Uint8Array.from(glyphs.flatMap((g) => [...g]));
  const floats = new Uint8Array(Float32Array.from(flat, (value) => value / 255).buffer);
  const oneHot = Uint8Array.from(labels.flatMap((label) => Array.from({ length: 10 }, (_, i) => Number(i === label))));
  const store = await open();
  await importInto(store, {
    'mnist.npz': zipSync({
      'x_train.npy': npy('|u1', [12, 28, 28], flat),
      'y_train.npy': npy('<i8', [12], new Uint8Array(BigInt64Array.from(labels, BigInt).buffer)),
    }) as Uint8Array<ArrayBuffer>,
  });
  expect(await labelsIn(store)).toEqual(labels);
  const report = await importInto(store, {
    'floats.npz': zipSync({
      'x.npy': npy('<f4', [12, 28, 28, 1], floats),
      'y.npy': npy('|u1', [12, 10], oneHot),
    }) as Uint8Array<ArrayBuffer>,
  });
  expect(report).toMatchObject({ kept: 0, duplicates: 12 });
});

test.each([
  ['another shape', npy('|u1', [1, 32, 32], new Uint8Array(1_024)), 'npz_shape'],
  ['more values than there are bytes', npy('|u1', [2, 28, 28], new Uint8Array(784)), 'npy_broken'],
  ['a shape of absurd size', npy('|u1', [999_999_999, 28, 28], new Uint8Array(784)), 'npy_large'],
  ['objects, which NumPy would unpickle', npy('|O', [1, 28, 28], new Uint8Array(784)), 'npy_type'],
  ['Fortran order', npy('|u1', [1, 28, 28], new Uint8Array(784), 'True'), 'npy_type'],
])('npz with %s is refused', async (_, images, code) => {
  const archive = zipSync({ 'x_train.npy': images, 'y_train.npy': npy('|u1', [1], new Uint8Array([3])) });
  const report = await importInto(await open(), { 'a.npz': archive as Uint8Array<ArrayBuffer> });
  expect(report.kept).toBe(0);
  expect(report.skipped[0]!.code).toBe(code);
});

test('a zip and a folder of pictures, labelled by folder or by name', async () => {
  const store = await open();
  const report = await importInto(store, {
    'digits.zip': zipSync({
      'set/3/a.png': glyphs[0]!,
      'set/4/b.png': new Uint8Array(784),
      'set/readme.txt': new TextEncoder().encode('hello'),
      'nested.zip': zipSync({ '1/a.png': glyphs[2]! }),
    }) as Uint8Array<ArrayBuffer>,
    'folder/7_001.jpg': glyphs[1]!,
    'folder/picture.png': glyphs[2]!,
    'folder/2/text.png': 'this is no picture',
    'folder/5/empty.png': '',
  });
  expect(report.kept).toBe(2);
  expect(await labelsIn(store)).toEqual([3, 7]);
  expect(report.skipped.map(({ code }) => code).sort()).toEqual([
    'blank',
    'empty',
    'picture_broken',
    'picture_unlabelled',
    'unknown_kind',
    'zip_nested',
  ]);
});

test('a dataset zipped as a whole', async () => {
  const archive = zipSync({
    'd/train-images-idx3-ubyte': idxImages(glyphs),
    'd/train-labels-idx1-ubyte': idxLabels(labels),
  });
  expect((await importInto(await open(), { 'd.zip': archive as Uint8Array<ArrayBuffer> })).kept).toBe(12);
});

test('pen strokes are inked and kept as strokes too', async () => {
  const store = await open();
  const strokes = [
    [
      [0, 0],
      [0, 100],
    ],
  ];
  const report = await importInto(store, { 'mine.json': JSON.stringify([{ label: 1, writer: 'me', strokes }]) });
  expect(report.kept).toBe(1);
  const [sample] = (await store.page({}, 1)).samples;
  expect(sample).toMatchObject({ label: 1, strokes, source: 'import' });
  expect(sample!.glyph.some((ink) => ink > 200)).toBe(true);
});

test('pen strokes that give no ink are skipped, the others are kept', async () => {
  const store = await open();
  const line = (length: number) => [
    [
      [0, -length],
      [0, length],
    ],
  ];
  const ragged = [[...line(1)[0]!, [1e308, 1e308], [-1e308, 1e308]]];
  const digits = [line(50), line(1e308), ragged].map((strokes, label) => ({ label, writer: 'me', strokes }));
  const report = await importInto(store, { 'mine.json': JSON.stringify(digits) });
  expect(report.kept).toBe(1);
  expect(report.skipped).toMatchObject([{ code: 'blank', count: 2, examples: ['mine.json #1', 'mine.json #2'] }]);
  expect(await labelsIn(store)).toEqual([0]);
});

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
