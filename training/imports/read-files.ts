import type { ImportFile } from '../api.ts';
import { DatasetError } from '../datasets/dataset-error.ts';
import { gunzip } from '../datasets/gunzip.ts';
import type { NamedBytes } from '../datasets/idx.ts';
import type { Candidate } from './candidate.ts';
import { readCsv } from './read-csv.ts';
import { readIdxPair } from './read-idx-pair.ts';
import { readNpz } from './read-npz.ts';
import { readPenStrokes } from './read-pen-strokes.ts';
import { pictureTypes, type ReadGlyph, readPicture } from './read-pictures.ts';
import { unzip } from './unzip.ts';

const ZIP_LIMITS = { maxEntries: 300_000, maxEntryBytes: 512 * 2 ** 20, maxTotalBytes: 4_096 * 2 ** 20 };
const MAX_FILE_IN_MEMORY = 512 * 2 ** 20;

/**
 * Every sample that files hold, with the reasons for what is left out. A broken file is one reason and ends no import.
 * Zips may hold every other kind, but no zips.
 */
export async function* readFiles(files: readonly ImportFile[], readGlyph: ReadGlyph): AsyncGenerator<Candidate> {
  const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0) || 1;
  const idx: NamedBytes[] = [];
  let doneBytes = 0;
  for (const { path, file } of files) {
    for await (const candidate of readWhole(path, file, readGlyph, idx))
      yield { ...candidate, progress: (doneBytes + candidate.progress * file.size) / totalBytes };
    doneBytes += file.size;
  }
  yield* readIdxFiles(idx);
}

async function* readWhole(
  path: string,
  file: Blob,
  readGlyph: ReadGlyph,
  idx: NamedBytes[],
): AsyncGenerator<Candidate> {
  try {
    if (!isKind(path, 'zip')) {
      yield* readOne(path, file, readGlyph, idx);
      return;
    }
    for await (const entry of unzip(file, path, ZIP_LIMITS)) {
      const progress = (entry.index + 1) / entry.count;
      if ('skipped' in entry) yield { name: entry.path, progress, skipped: entry.skipped };
      else if (isKind(entry.path, 'zip')) yield { name: entry.path, progress, skipped: 'a zip within a zip' };
      else {
        const inner = new Blob([entry.bytes.slice()]);
        for await (const candidate of readOne(entry.path, inner, readGlyph, idx))
          yield { ...candidate, progress: (entry.index + candidate.progress) / entry.count };
      }
    }
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    yield { name: path, progress: 1, skipped: error.message };
  }
}

async function* readOne(path: string, file: Blob, readGlyph: ReadGlyph, idx: NamedBytes[]): AsyncGenerator<Candidate> {
  const skip = (skipped: string): Candidate => ({ name: path, progress: 1, skipped });
  const kind = kindOf(path);
  try {
    if (file.size === 0) yield skip('an empty file');
    else if (kind in pictureTypes)
      yield await readPicture(path, new Blob([file], { type: pictureTypes[kind]! }), 1, readGlyph);
    else if (kind === 'npz') yield* readNpz(file, path);
    else if (kind === 'csv' || kind === 'tsv') yield* readCsv(file, path);
    else if (file.size > MAX_FILE_IN_MEMORY) yield skip('larger than 512 MB');
    else if (isKind(path, 'json')) yield* readPenStrokes(new Uint8Array(await file.arrayBuffer()), path);
    else {
      const bytes = await gunzip(new Uint8Array(await file.arrayBuffer()), path, MAX_FILE_IN_MEMORY);
      if (isIdx(bytes)) idx.push({ name: path, bytes });
      else yield skip('not a kind of file that holds samples');
    }
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    yield skip(error.message);
  }
}

/** Pairs pictures with labels by name (`train-images…` with `train-labels…`), or one with one. */
async function* readIdxFiles(files: readonly NamedBytes[]): AsyncGenerator<Candidate> {
  const images = files.filter(({ bytes }) => bytes[3] === 3);
  const labels = files.filter(({ bytes }) => bytes[3] === 1);
  const used = new Set<NamedBytes>();
  for (const file of images) {
    const pair =
      images.length === 1 && labels.length === 1
        ? labels[0]
        : labels.find(({ name }) => stem(name) === stem(file.name) && name !== file.name);
    if (!pair) {
      yield { name: file.name, progress: 1, skipped: 'IDX pictures without their labels' };
      continue;
    }
    used.add(pair);
    try {
      for await (const candidate of readIdxPair(file, pair)) yield { ...candidate, progress: 1 };
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      yield { name: file.name, progress: 1, skipped: error.message };
    }
  }
  for (const file of labels)
    if (!used.has(file)) yield { name: file.name, progress: 1, skipped: 'IDX labels without their pictures' };
}

const isIdx = (bytes: Uint8Array) =>
  bytes.length >= 8 && bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 8 && (bytes[3] === 3 || bytes[3] === 1);
const stem = (name: string) => name.toLowerCase().replace(/images|labels|idx[13]|ubyte|\.gz$|[-_.]/g, '');
const kindOf = (path: string) => /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
const isKind = (path: string, kind: string) => new RegExp(`\\.${kind}(\\.gz)?$`, 'i').test(path);
