import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Dataset } from '../api.ts';
import { DatasetError } from '../datasets/dataset-error.ts';
import { gunzip } from '../datasets/gunzip.ts';
import { type NamedBytes, parseIdxImages, parseIdxLabels, readIdx } from '../datasets/idx.ts';
import { MNIST_CHECKSUMS, MNIST_MIRRORS } from '../datasets/mnist-files.ts';

const MAX_FILE_BYTES = 64 * 1024 * 1024;
const DOWNLOAD_TIMEOUT_MS = 120_000;

/** Where MNIST comes from. */
export interface MnistOptions {
  /** A folder with the four IDX files, gzipped or not, or with a folder `mnist` of them. Without it: cache, then download. */
  readonly dataFolder?: string;
  /** `$XDG_CACHE_HOME/digit-reader`, else `~/.cache/digit-reader`, by default. */
  readonly cacheFolder?: string;
  /** Tried in order; each ends in a slash. */
  readonly mirrors?: readonly string[];
  /** Told of every file that has to be downloaded. */
  readonly onDownload?: (url: string) => void;
}

async function readIfThere(path: string): Promise<NamedBytes | undefined> {
  try {
    return { name: path, bytes: await readFile(path) };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT' || (cause as NodeJS.ErrnoException).code === 'ENOTDIR')
      return undefined;
    throw new DatasetError(`${path}: Expected a file that can be read: ${(cause as Error).message}`);
  }
}

/** The first of the file's usual names that is in one of the folders. */
async function find(name: string, folders: readonly string[]): Promise<NamedBytes | undefined> {
  for (const folder of folders)
    for (const spelling of [name, name.replace('-idx', '.idx')])
      for (const ending of ['', '.gz']) {
        const found = await readIfThere(join(folder, spelling + ending));
        if (found) return found;
      }
  return undefined;
}

/** Parses before it compares checksums: "a short file" helps more than "another checksum". */
async function verify(name: string, file: NamedBytes): Promise<NamedBytes> {
  const bytes = await gunzip(file.bytes, file.name, MAX_FILE_BYTES);
  const unpacked = { name: file.name, bytes };
  if (name.includes('images')) parseIdxImages(unpacked);
  else parseIdxLabels(unpacked);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== MNIST_CHECKSUMS[name])
    throw new DatasetError(
      `${file.name}: Expected MNIST's ${name} with SHA-256 ${MNIST_CHECKSUMS[name]}, found ${found}. Delete the file, or get it again.`,
    );
  return unpacked;
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > MAX_FILE_BYTES) throw new Error(`Expected at most ${MAX_FILE_BYTES} bytes, found ${declared}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function download(name: string, folder: string, options: MnistOptions): Promise<NamedBytes> {
  const failures: string[] = [];
  for (const mirror of options.mirrors ?? MNIST_MIRRORS) {
    const url = `${mirror}${name}.gz`;
    options.onDownload?.(url);
    try {
      const bytes = await fetchBytes(url);
      const verified = await verify(name, { name: url, bytes });
      // Renamed into place, so that a killed download leaves no half file to trip over.
      const path = join(folder, `${name}.gz`);
      await mkdir(folder, { recursive: true });
      await writeFile(`${path}.${process.pid}.part`, bytes);
      await rename(`${path}.${process.pid}.part`, path);
      return verified;
    } catch (cause) {
      const { message, cause: inner } = cause as Error & { cause?: Error };
      failures.push(
        cause instanceof DatasetError ? message : `${url}: ${message}${inner ? ` (${inner.message})` : ''}`,
      );
    }
  }
  throw new DatasetError(
    `MNIST's ${name} could not be downloaded. Get the four files yourself and name their folder with --data.\n${failures.join('\n')}`,
  );
}

/** The folder that downloads are kept in. */
export function defaultCacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'digit-reader');
}

async function locate(name: string, options: MnistOptions): Promise<NamedBytes> {
  const { dataFolder } = options;
  if (dataFolder !== undefined) {
    const file = await find(name, [dataFolder, join(dataFolder, 'mnist')]);
    if (file) return verify(name, file);
    throw new DatasetError(
      `${dataFolder}: Expected ${name} or ${name}.gz there or in its folder mnist, found neither. Without --data, MNIST is downloaded.`,
    );
  }
  const folder = join(options.cacheFolder ?? defaultCacheFolder(), 'mnist');
  const cached = await find(name, [folder]);
  if (cached) {
    try {
      return await verify(name, cached);
    } catch {
      await rm(cached.name, { force: true }); // ours to mend: a broken cache is fetched again
    }
  }
  return download(name, folder, options);
}

/**
 * Loads one part of MNIST: from `dataFolder`, else from the cache, else from its public mirrors. Every file is checked
 * by SHA-256, wherever it came from.
 *
 * @throws {DatasetError} a file is missing, broken, short, or not MNIST's; or nothing could be downloaded
 */
export async function loadMnist(part: 'train' | 'test', options: MnistOptions = {}): Promise<Dataset> {
  const prefix = part === 'train' ? 'train' : 't10k';
  const images = await locate(`${prefix}-images-idx3-ubyte`, options);
  const labels = await locate(`${prefix}-labels-idx1-ubyte`, options);
  return readIdx(images, labels);
}
