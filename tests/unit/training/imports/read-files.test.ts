import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Candidate } from '../../../../training/imports/candidate.ts';
import { readFiles } from '../../../../training/imports/read-files.ts';
import { glyph, idxImages, idxLabels } from './files.ts';

const glyphs = Array.from({ length: 12 }, (_, index) => glyph(index));
const images = gzipSync(idxImages(glyphs)) as Uint8Array<ArrayBuffer>; // 9.2 KiB when unpacked
const labels = gzipSync(idxLabels(glyphs.map((_, index) => index % 10))) as Uint8Array<ArrayBuffer>;

async function read(files: Record<string, Uint8Array<ArrayBuffer>>, maxKbWaiting: number) {
  const list = Object.entries(files).map(([path, bytes]) => ({ path, file: new Blob([bytes]) }));
  const candidates: Candidate[] = [];
  for await (const candidate of readFiles(list, async () => null, undefined, maxKbWaiting / 1_024))
    candidates.push(candidate);
  const skipped = candidates.flatMap((candidate) =>
    'skipped' in candidate ? [[candidate.name, candidate.skipped.code]] : [],
  );
  return { kept: candidates.length - skipped.length, skipped, progress: candidates.map(({ progress }) => progress) };
}

test('pairs of IDX files are read and let go one after the other, so that many take the memory of one', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 5 }, (_, part) => [
      [`${part}/train-images.gz`, images],
      [`${part}/train-labels.gz`, labels],
    ]).flat(),
  );
  const { kept, skipped, progress } = await read(files, 10);
  expect({ kept, skipped }).toEqual({ kept: 60, skipped: [] });
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.at(-1)).toBeCloseTo(1);
});

test('IDX files whose other halves do not come are left out when they would fill the memory', async () => {
  const files = { 'a-images.gz': images, 'b-images.gz': images, 'c-images': idxImages(glyphs), 'a-labels.gz': labels };
  const { kept, skipped } = await read(files, 10);
  expect(kept).toBe(12);
  expect(skipped).toEqual([
    ['b-images.gz', 'idx_waiting'],
    ['c-images', 'idx_waiting'],
  ]);
});

test('two files of any names are a pair', async () => {
  expect(await read({ first: labels, second: images }, 10)).toMatchObject({ kept: 12, skipped: [] });
});
