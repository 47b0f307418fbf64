import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { loadOwnDigits } from '../../../../training/cli/load-own-digits.ts';
import { DatasetError } from '../../../../training/datasets/dataset-error.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { drawnDigits, writtenDigits } from '../tiny-digits.ts';

const { images, labels } = drawnDigits(10);
const glyph = (index: number) => images.slice(index * 784, (index + 1) * 784).fill(0, 0, 1);

/** A PNG of a digit, black on white. */
function png(index: number): Uint8Array {
  const canvas = createCanvas(28, 28);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(28, 28);
  glyph(index).forEach((ink, at) => {
    pixels.data.set([255 - ink, 255 - ink, 255 - ink, 255], 4 * at);
  });
  context.putImageData(pixels, 0, 0);
  return new Uint8Array(canvas.toBuffer('image/png'));
}
const csv = `label,${Array.from({ length: 784 }, (_, at) => `pixel${at}`).join()}\n${[3, 5]
  .map((index) => `${labels[index]},${glyph(index).join()}\n`)
  .join('')}`;

describe('loadOwnDigits', () => {
  test('a folder of pictures by label: the glyphs, and what was left out', async () => {
    const root = temporaryFolder();
    for (const index of [4, 7]) {
      mkdirSync(join(root, String(index)));
      writeFileSync(join(root, String(index), 'a.png'), png(index));
    }
    writeFileSync(join(root, '7', 'broken.png'), 'no picture');
    writeFileSync(join(root, 'notes.txt'), 'about these digits');
    const { dataset, skipped } = await loadOwnDigits([root]);
    expect([...dataset.labels]).toEqual([4, 7]);
    expect([...dataset.images.subarray(0, 784)]).toEqual([...glyph(4)]);
    expect(skipped.map(({ reason, count }) => [reason, count]).sort()).toEqual([
      ['no picture that can be decoded', 1],
      ['not a kind of file that holds samples', 1],
    ]);
  });

  test('CSV, a zip of pictures and pen strokes, together', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'a.csv'), csv);
    writeFileSync(join(root, 'b.zip'), zipSync({ '2/x.png': png(2) }));
    writeFileSync(join(root, 'c.json'), JSON.stringify(writtenDigits(2)));
    const { dataset, skipped } = await loadOwnDigits(['a.csv', 'b.zip', 'c.json'].map((name) => join(root, name)));
    expect([...dataset.labels]).toEqual([3, 5, 2, 0, 1]);
    expect([...dataset.images.subarray(784, 1568)]).toEqual([...glyph(5)]);
    expect(skipped).toEqual([]);
  });

  test('more digits than the first buffer holds', async () => {
    const root = temporaryFolder();
    const rows = Array.from({ length: 5000 }, (_, row) => `${row % 10}${',0'.repeat(783)},${1 + (row % 255)}\n`);
    writeFileSync(join(root, 'many.csv'), rows.join(''));
    const { dataset } = await loadOwnDigits([join(root, 'many.csv')]);
    expect(dataset.labels.length).toBe(5000);
    expect(dataset.images.length).toBe(5000 * 784);
    expect(dataset.labels[4999]).toBe(9);
    expect(dataset.images[4999 * 784 + 783]).toBe(1 + (4999 % 255));
  });

  test('nothing there, or no digit: an error that says so', async () => {
    const root = temporaryFolder();
    await expect(loadOwnDigits([join(root, 'nowhere')])).rejects.toThrow(/nowhere: Expected a file or a folder/);
    writeFileSync(join(root, 'notes.txt'), 'hello');
    await expect(loadOwnDigits([root])).rejects.toThrow(DatasetError);
    await expect(loadOwnDigits([root])).rejects.toThrow(/found none\. not a kind of file that holds samples/);
  });
});
