import type { ImportFile } from '../api.ts';
import { isGzip } from '../datasets/gunzip.ts';
import type { Candidate } from './candidate.ts';
import { inflate } from './inflate.ts';
import { readCsv } from './read-csv.ts';
import { idxKind } from './read-idx-pair.ts';
import { readNpz } from './read-npz.ts';
import { readPenStrokes } from './read-pen-strokes.ts';
import { MAX_PICTURE_BYTES, pictureTypes, type ReadGlyph, readPicture } from './read-pictures.ts';
import { because, reasonOf, type SkipReason } from './skip-reason.ts';
import { unzip } from './unzip.ts';
import { type IdxPair, readPair, WaitingIdxFiles } from './waiting-idx-files.ts';

const MAX_MB_IN_MEMORY = 512;
const MAX_BYTES_IN_MEMORY = MAX_MB_IN_MEMORY * 2 ** 20;
/** Of unpacked IDX files that wait for their other halves, all together. */
const MAX_MB_WAITING = 768;
const ZIP_LIMITS = {
  maxEntries: 300_000,
  maxEntryBytes: (path: string) => (kindOf(path) in pictureTypes ? MAX_PICTURE_BYTES : MAX_BYTES_IN_MEMORY),
  maxTotalBytes: 4_096 * 2 ** 20,
};

/** What reading needs beside the files. */
interface Reading {
  readonly readGlyph: ReadGlyph;
  readonly signal: AbortSignal | undefined;
  readonly waiting: WaitingIdxFiles;
  readonly maxMbWaiting: number;
}

/**
 * Every sample that files hold, with the reasons for what is left out. A broken file is one reason and ends no import.
 * Zips may hold every other kind, but no zips.
 *
 * @throws `AbortError` when `signal` was aborted
 */
export async function* readFiles(
  files: readonly ImportFile[],
  readGlyph: ReadGlyph,
  signal?: AbortSignal,
  maxMbWaiting = MAX_MB_WAITING,
): AsyncGenerator<Candidate> {
  const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0) || 1;
  const waiting = new WaitingIdxFiles();
  let doneBytes = 0;
  const place = (candidate: Candidate, bytes: number): Candidate => ({
    ...candidate,
    progress: (doneBytes + candidate.progress * bytes) / totalBytes,
  });
  function* readPairs(pairs: readonly IdxPair[]): Generator<Candidate> {
    for (const pair of pairs) {
      const bytes = pair[0].weight + pair[1].weight;
      for (const candidate of readPair(pair)) yield place(candidate, bytes);
      doneBytes += bytes;
    }
  }
  for (const { path, file } of files) {
    const before = waiting.weight;
    for await (const candidate of readWhole(path, file, { readGlyph, signal, waiting, maxMbWaiting }))
      yield place(candidate, file.size);
    doneBytes += file.size - (waiting.weight - before);
    yield* readPairs(waiting.takeNamedPairs());
  }
  yield* readPairs(waiting.takeLastPair());
  yield* waiting.leaveOut();
}

async function* readWhole(path: string, file: Blob, reading: Reading): AsyncGenerator<Candidate> {
  try {
    if (!isKind(path, 'zip')) {
      yield* readOne(path, file, file.size, reading);
      return;
    }
    for await (const entry of unzip(file, path, { ...ZIP_LIMITS, signal: reading.signal })) {
      const progress = (entry.index + 1) / entry.count;
      if ('skipped' in entry) yield { name: entry.path, progress, skipped: entry.skipped };
      else if (isKind(entry.path, 'zip')) yield { name: entry.path, progress, skipped: because('zip_nested') };
      else {
        const inner = new Blob([entry.bytes]);
        for await (const candidate of readOne(entry.path, inner, file.size / entry.count, reading))
          yield { ...candidate, progress: (entry.index + candidate.progress) / entry.count };
      }
    }
  } catch (error) {
    yield { name: path, progress: 1, skipped: reasonOf(error) };
  }
}

/** @param weight how much of the import the file is, in bytes */
async function* readOne(path: string, file: Blob, weight: number, reading: Reading): AsyncGenerator<Candidate> {
  const skip = (skipped: SkipReason): Candidate => ({ name: path, progress: 1, skipped });
  const kind = kindOf(path);
  const isStrokes = isKind(path, 'json');
  try {
    if (file.size === 0) yield skip(because('empty'));
    else if (kind in pictureTypes)
      yield await readPicture(path, new Blob([file], { type: pictureTypes[kind]! }), 1, reading.readGlyph);
    else if (kind === 'npz') yield* readNpz(file, path, reading.signal);
    else if (kind === 'csv' || kind === 'tsv') yield* readCsv(file, path, reading.signal);
    else {
      const bytes = await readIntoMemory(file, isStrokes, reading);
      if (!(bytes instanceof Uint8Array)) yield skip(bytes);
      else if (isStrokes) yield* readPenStrokes(bytes, path);
      else if (idxKind(bytes)) reading.waiting.add({ name: path, bytes, weight });
      else yield skip(because('unknown_kind'));
    }
  } catch (error) {
    yield skip(reasonOf(error, isStrokes ? 'strokes' : 'other'));
  }
}

/** The whole file, unpacked where it is gzipped; or why not. What shows at its beginning that it is no use is not read. */
async function readIntoMemory(file: Blob, isStrokes: boolean, reading: Reading): Promise<Uint8Array | SkipReason> {
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  if (!isStrokes && !isGzip(head) && !idxKind(head)) return because('unknown_kind');
  if (file.size > MAX_BYTES_IN_MEMORY) return because('file_large', MAX_MB_IN_MEMORY);
  const { waiting, maxMbWaiting, signal } = reading;
  const room = isStrokes ? MAX_BYTES_IN_MEMORY : Math.min(MAX_BYTES_IN_MEMORY, maxMbWaiting * 2 ** 20 - waiting.bytes);
  const tooMuch = room < MAX_BYTES_IN_MEMORY ? because('idx_waiting', maxMbWaiting) : because('unpacked_large');
  if (file.size > room) return tooMuch;
  if (!isGzip(head)) return new Uint8Array(await file.arrayBuffer());
  const unpacked = await inflate(file, 'gzip', room, signal);
  return 'code' in unpacked && unpacked.code === 'unpacked_large' ? tooMuch : unpacked;
}

const kindOf = (path: string) => /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
const isKind = (path: string, kind: string) => new RegExp(`\\.${kind}(\\.gz)?$`, 'i').test(path);
