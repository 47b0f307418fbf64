import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DatasetError } from '../../../../training/datasets/dataset-error.ts';
import { parseIdxImages, parseIdxLabels, readIdx } from '../../../../training/datasets/idx.ts';

function idx(magic: number, dimensions: number[], body: ArrayLike<number>) {
  const bytes = new Uint8Array(4 + 4 * dimensions.length + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic);
  dimensions.forEach((size, axis) => {
    view.setUint32(4 + 4 * axis, size);
  });
  bytes.set(Array.from(body), 4 + 4 * dimensions.length);
  return bytes;
}
const pixels = Uint8Array.from({ length: 3 * 784 }, (_, index) => index % 251);
const images = { name: 'images', bytes: idx(0x803, [3, 28, 28], pixels) };
const labels = { name: 'labels', bytes: idx(0x801, [3], [0, 9, 4]) };

describe('readIdx', () => {
  test('gives pixels and labels as they are in the files', async () => {
    expect(await readIdx(images, labels)).toEqual({ images: pixels, labels: Uint8Array.of(0, 9, 4) });
  });

  test('reads gzipped files alike', async () => {
    const zip = ({ name, bytes }: typeof images) => ({ name: `${name}.gz`, bytes: new Uint8Array(gzipSync(bytes)) });
    expect(await readIdx(zip(images), zip(labels))).toEqual(await readIdx(images, labels));
  });

  test('refuses labels that do not match the pictures, naming both files and both counts', async () => {
    const two = { name: 'two-labels', bytes: idx(0x801, [2], [1, 2]) };
    await expect(readIdx(images, two)).rejects.toThrow(
      'two-labels: Expected 3 labels, one for each picture of images, found 2.',
    );
  });

  test('refuses gzip that is cut off', async () => {
    const zipped = gzipSync(images.bytes);
    const cut = { name: 'cut.gz', bytes: new Uint8Array(zipped.subarray(0, zipped.length >> 1)) };
    await expect(readIdx(cut, labels)).rejects.toThrow(DatasetError);
    await expect(readIdx(cut, labels)).rejects.toThrow(/^cut\.gz: Expected gzip data/);
  });
});

describe('a broken file is a DatasetError that names file, expected and found', () => {
  const broken: [string, Uint8Array, RegExp][] = [
    ['empty', new Uint8Array(0), /^x: Expected .*header of 16 bytes, found 0 bytes/],
    ['text', new TextEncoder().encode('label,pixel0,pixel1\n'), /magic number 0x00000803, found 0x6c616265/],
    ['labels for pictures', labels.bytes, /^x: Expected an IDX file of pictures/],
    ['short', images.bytes.subarray(0, 1000), /Expected 2352 bytes after the header .*found 984 bytes/],
    ['long', idx(0x803, [2, 28, 28], pixels), /Expected 1568 bytes .*found 2352 bytes/],
    ['another size', idx(0x803, [1, 32, 16], new Uint8Array(512)), /Expected pictures of 28×28, found 16×32/],
    ['absurd', idx(0x803, [0xffffffff, 28, 28], []), /Expected 1 to 2000000 pictures, found 4294967295/],
    ['absurd sides', idx(0x803, [1, 0xffffffff, 0xffffffff], []), /found 4294967295×4294967295/],
    ['none', idx(0x803, [0, 28, 28], []), /found 0/],
  ];
  test.each(broken)('%s', (_, bytes, message) => {
    expect(() => parseIdxImages({ name: 'x', bytes })).toThrow(DatasetError);
    expect(() => parseIdxImages({ name: 'x', bytes })).toThrow(message);
  });

  test('a label above 9', () => {
    const bytes = idx(0x801, [3], [1, 10, 2]);
    expect(() => parseIdxLabels({ name: 'x', bytes })).toThrow('x: Expected labels from 0 to 9, found 10 as label 1.');
  });
});
