import 'fake-indexeddb/auto';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { exportSamples } from '../../../training/exports/export-samples.ts';
import { encodePng } from '../../../training/exports/png.ts';
import { importSamples } from '../../../training/imports/import-samples.ts';
import { openSampleStore } from '../../../training/sample-store.ts';
import { glyph } from './imports/files.ts';

async function decodeGreys(picture: Blob): Promise<Uint8Array> {
  const image = await loadImage(Buffer.from(await picture.arrayBuffer()));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return Uint8Array.from({ length: data.length / 4 }, (_, index) => data[4 * index]!);
}

test('a PNG of ours is decoded by others to the same greys', async () => {
  const greys = glyph(3);
  expect(await decodeGreys(new Blob([encodePng(greys, 28, 28) as Uint8Array<ArrayBuffer>]))).toEqual(greys);
});

test.each(['zip', 'idx'] as const)('samples exported as %s are the same when imported elsewhere', async (format) => {
  const source = await openSampleStore(`export-${format}`);
  await source.addMany(
    Array.from({ length: 25 }, (_, i) => ({ label: i % 10, glyph: glyph(i), source: 'drawn' as const })),
  );
  const seen: number[] = [];
  const file = await exportSamples(source, format, ({ done }) => seen.push(done));
  expect(seen).toEqual([25]);
  const target = await openSampleStore(`export-${format}-target`);
  const report = await importSamples(target, [{ path: 'samples.zip', file }], decodeGreys, () => {});
  expect(report).toMatchObject({ kept: 25, skipped: [] });
  const all = async (store: typeof source) =>
    (await store.page({}, 100)).samples.map(({ label, glyph }) => `${label} ${glyph.join()}`).sort();
  expect(await all(target)).toEqual(await all(source));
});
