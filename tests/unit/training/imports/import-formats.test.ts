import { gzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { idxImages, idxLabels, npy } from './files.ts';
import { csvRow, glyphs, importInto, labels, labelsIn, open } from './import-into.ts';

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
