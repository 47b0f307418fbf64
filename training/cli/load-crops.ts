import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Dataset } from '../api.ts';
import { cropLines } from '../lines/crop-lines.ts';
import type { LineSource } from '../lines/write-line.ts';

/** Lines between two words about how far it has come. */
const CHUNK = 500;

/** Which lines are written: `count` of those that follow from `seed`, from the line `first` on. */
export interface LineRange {
  readonly count: number;
  readonly seed: number;
  readonly first: number;
}

/**
 * Crops of written lines as the reader's segmenter makes them. They take minutes to make, so they are kept beside the
 * checkpoint: the run's other threads and a resumed run read them. A fresh run makes them anew, for the segmenter may have changed.
 *
 * @param isFresh nothing is to be read. Else crops that are not there, or of other data, are made by today's code, with a warning:
 *   the run began with others, perhaps
 * @param cut what makes them
 */
export async function loadCrops(
  outFolder: string,
  source: LineSource,
  range: LineRange,
  isFresh: boolean,
  cut: typeof cropLines = cropLines,
): Promise<Dataset> {
  const { count, seed, first } = range;
  const path = join(outFolder, 'crops.bin');
  const key = fingerprint(source, range, cut);
  const kept = isFresh ? null : await readKept(path);
  if (kept?.subarray(0, key.length).equals(key)) return parseCrops(kept.subarray(key.length));
  if (!isFresh && isMainThread) {
    const found = kept ? 'those of other data' : 'none';
    process.stderr.write(
      `${path}: Expected the crops that this run began with, found ${found}. It goes on with new ones, as this version makes them.\n`,
    );
  }
  const chunks: Dataset[] = [];
  for (let done = 0; done < count; done += CHUNK) {
    if (isMainThread) process.stderr.write(`Writing lines and cutting them up: ${done} of ${count}\n`);
    chunks.push(cut(source, Math.min(CHUNK, count - done), seed, first + done));
  }
  const labels = Buffer.concat(chunks.map((chunk) => chunk.labels));
  const images = Buffer.concat(chunks.map((chunk) => chunk.images));
  await mkdir(outFolder, { recursive: true });
  const temporary = `${path}.${process.pid}.part`;
  await writeFile(temporary, Buffer.concat([key, labels, images]));
  await rename(temporary, path);
  return { images, labels };
}

async function readKept(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
}

/** What the crops depend on, but for the code that makes them. */
function fingerprint({ pictures, strokes, forms }: LineSource, range: LineRange, cut: typeof cropLines): Buffer {
  const hash = createHash('sha256').update(pictures.images).update(pictures.labels);
  return hash.update(JSON.stringify([strokes, forms, range, ...(cut === cropLines ? [] : ['symbols'])])).digest();
}

function parseCrops(bytes: Buffer): Dataset {
  const count = bytes.length / (GLYPH_SIZE * GLYPH_SIZE + 1);
  return { labels: bytes.subarray(0, count), images: bytes.subarray(count) };
}
