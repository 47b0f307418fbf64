import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findWrongLabel, readIdxHead, unpackedLength } from '../../../../../entrypoints/options/train/idx-header.ts';

function idx(magic: number, sizes: readonly number[], bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(4 * (1 + sizes.length) + bytes.length);
  const view = new DataView(file.buffer);
  [magic, ...sizes].forEach((value, index) => {
    view.setUint32(4 * index, value);
  });
  file.set(bytes, file.length - bytes.length);
  return file;
}
const pixels = Uint8Array.from({ length: 3 * 784 }, (_, index) => index % 251);

describe('readIdxHead', () => {
  test('reads the sizes and the first pictures', async () => {
    const head = await readIdxHead(new Blob([idx(0x803, [3, 28, 28], pixels)]), 2);
    expect(head).toMatchObject({ kind: 'images', count: 3, rows: 28, columns: 28 });
    expect(head?.items).toEqual(pixels.subarray(0, 2 * 784));
  });

  test('gzipped or not, it reads the same', async () => {
    const file = idx(0x801, [4], Uint8Array.of(7, 2, 1, 0));
    const head = await readIdxHead(new Blob([gzipSync(file)]), 20);
    expect(head).toEqual({ kind: 'labels', count: 4, items: Uint8Array.of(7, 2, 1, 0) });
    expect(head).toEqual(await readIdxHead(new Blob([file]), 20));
  });

  test('a cut-off file gives what it has', async () => {
    const file = gzipSync(idx(0x803, [3, 28, 28], pixels));
    const head = await readIdxHead(new Blob([file.subarray(0, file.length / 2)]), 3);
    expect(head).toMatchObject({ kind: 'images', count: 3 });
    expect(head?.items.length).toBeLessThan(3 * 784);
  });

  test.each([
    ['an empty file', new Uint8Array(0)],
    ['a text', new TextEncoder().encode('label,pixel0,pixel1\n7,0,0\n')],
    ['another magic number', idx(0x802, [3], Uint8Array.of(1, 2, 3))],
    ['a gzip of nothing', new Uint8Array(gzipSync(new Uint8Array(0)))],
  ])('%s is no IDX file', async (_name, bytes) => {
    expect(await readIdxHead(new Blob([bytes]), 20)).toBeNull();
  });

  test('sizes that nobody has memory for are not believed', async () => {
    const head = await readIdxHead(new Blob([idx(0x803, [1, 0xffffffff, 0xffffffff], pixels)]), 20);
    expect(head).toMatchObject({ kind: 'images', rows: 0xffffffff });
  });
});

test('a file that is cut off is found by its length, gzipped or not', async () => {
  const file = idx(0x803, [3, 28, 28], pixels);
  const gzipped = gzipSync(file);
  expect(await unpackedLength(new Blob([file]))).toBe(16 + 3 * 784);
  expect(await unpackedLength(new Blob([gzipped]))).toBe(16 + 3 * 784);
  expect(await unpackedLength(new Blob([file.subarray(0, 1_000)]))).toBe(1_000);
  for (const share of [0.3, 0.5, 0.99])
    expect(await unpackedLength(new Blob([gzipped.subarray(0, gzipped.length * share)]))).not.toBe(16 + 3 * 784);
  expect(await unpackedLength(new Blob([gzipped.subarray(0, 10)]))).toBe(0);
});

test('a label that is no digit is found wherever it is', async () => {
  const labels = Uint8Array.from({ length: 5_000 }, (_, index) => index % 10);
  const find = (bytes: Uint8Array<ArrayBuffer>) => findWrongLabel(new Blob([bytes]), 5_000);
  expect(await find(idx(0x801, [5_000], labels))).toBeNull();
  labels[4_999] = 10;
  expect(await find(idx(0x801, [5_000], labels))).toEqual({ label: 10, index: 4_999 });
  expect(await find(gzipSync(idx(0x801, [5_000], labels)))).toEqual({ label: 10, index: 4_999 });
});
