import 'fake-indexeddb/auto';
import type { ImportReport } from '../../../../training/api.ts';
import { importSamples } from '../../../../training/imports/import-samples.ts';
import { openSampleStore, type SampleStore } from '../../../../training/sample-store.ts';
import { glyph } from './files.ts';

let databases = 0;

/** A store of its own for each test. */
export const open = () => openSampleStore(`import-test-${databases++}`);

/** A "picture" of the tests is the glyph's 784 bytes; anything else cannot be decoded. */
export async function readGlyph(picture: Blob): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  if (bytes.length !== 784) throw new Error('no picture');
  return bytes;
}

export async function importInto(
  store: SampleStore,
  files: Record<string, Uint8Array<ArrayBuffer> | string>,
): Promise<ImportReport> {
  const list = Object.entries(files).map(([path, bytes]) => ({ path, file: new Blob([bytes]) }));
  return importSamples(store, list, readGlyph, () => {});
}

export const glyphs = Array.from({ length: 12 }, (_, index) => glyph(index));
export const labels = glyphs.map((_, index) => index % 10);
export const csvRow = (index: number) => [labels[index], ...glyphs[index]!].join(',');

/** All labels, in the order in which they were kept. */
export async function labelsIn(store: SampleStore): Promise<number[]> {
  const found: number[] = [];
  for await (const samples of store.readAll()) found.push(...samples.map(({ label }) => label));
  return found;
}
