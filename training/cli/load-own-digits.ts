import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Dataset, ImportFile, SkippedFiles } from '../api.ts';
import { DatasetError } from '../datasets/dataset-error.ts';
import { glyphOfPicture } from '../imports/glyph-of-picture.ts';
import { readFiles } from '../imports/read-files.ts';
import { SkippedLog } from '../imports/skipped.ts';
import { decodePicture } from './decode-picture.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;
const MAX_DIGITS = 2_000_000; // 1.6 GB of pixels
const FIRST_CAPACITY = 4096;

/** The file, or all files below a folder, under names that begin with the folder's own: it may be a label. */
async function filesOf(path: string): Promise<ImportFile[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new DatasetError(`${path}: Expected a file or a folder of digits, found nothing there.`);
  if (!found.isDirectory()) return [{ path: basename(path), file: await openAsBlob(path) }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({
      path: join(basename(path), relative(path, file)).replaceAll('\\', '/'),
      file: await openAsBlob(file),
    })),
  );
}

/**
 * Loads one's own digits from files and folders: IDX pairs, CSV (`label,pixel0…`), npz, pen strokes as JSON, pictures in a
 * folder for each label, and zips of these. Files are read piece by piece, so that memory holds the glyphs and little else.
 *
 * @returns the digits in the order of the files' names, and what was left out, by reason
 * @throws {DatasetError} a path does not exist, or holds no digit at all, with the reasons
 */
export async function loadOwnDigits(
  paths: readonly string[],
): Promise<{ dataset: Dataset; skipped: readonly SkippedFiles[] }> {
  const files = (await Promise.all(paths.map(filesOf))).flat();
  const skipped = new SkippedLog();
  let images = new Uint8Array(FIRST_CAPACITY * PIXELS);
  let labels = new Uint8Array(FIRST_CAPACITY);
  let count = 0;
  const readGlyph = async (file: Blob) => glyphOfPicture(await decodePicture(new Uint8Array(await file.arrayBuffer())));
  for await (const candidate of readFiles(files, readGlyph)) {
    if ('skipped' in candidate) {
      skipped.add(candidate.skipped, candidate.name);
      continue;
    }
    if (count === MAX_DIGITS) {
      skipped.add(`more than ${MAX_DIGITS} digits`, candidate.name);
      break;
    }
    if (count === labels.length) {
      images = enlarge(images);
      labels = enlarge(labels);
    }
    images.set(candidate.sample.glyph, count * PIXELS);
    labels[count++] = candidate.sample.label;
  }
  if (count === 0) {
    const reasons = skipped.list().map(({ reason, count: times, examples }) => `${reason} (${times}: ${examples[0]})`);
    throw new DatasetError(`${paths.join(', ')}: Expected digits, found none. ${reasons.join('; ')}`);
  }
  return {
    dataset: { images: images.slice(0, count * PIXELS), labels: labels.slice(0, count) },
    skipped: skipped.list(),
  };
}

function enlarge(array: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * array.length);
  larger.set(array);
  return larger;
}
