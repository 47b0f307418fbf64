import { DatasetError } from '../datasets/dataset-error.ts';
import { gunzip } from '../datasets/gunzip.ts';
import { MNIST_CHECKSUMS, MNIST_MIRRORS } from '../datasets/mnist-files.ts';
import { explain } from '../faults.ts';
import type { DownloadStore } from './download-store.ts';

/** One of MNIST's files, whole and checked. */
export interface MnistFile {
  readonly name: string;
  /** Unpacked. */
  readonly bytes: Uint8Array;
}

const MAX_PACKED_BYTES = 32 * 2 ** 20;
const MAX_UNPACKED_BYTES = 64 * 2 ** 20;
/** How much may be lost when the browser is killed. */
const KEEP_EVERY_BYTES = 2 ** 20;

/**
 * Downloads one file of MNIST from its public mirrors. What arrives is kept as it comes, so that the next call goes on
 * where this one was cut off; what is whole is not asked for again.
 *
 * @param name as in `MNIST_CHECKSUMS`
 * @param onProgress bytes so far, and of all where the mirror says
 * @throws `AbortError` when `signal` was aborted; what came so far is kept
 * @throws {DatasetError} no mirror has it, or what they have is not MNIST
 */
export async function downloadMnistFile(
  name: string,
  store: DownloadStore,
  onProgress: (done: number, total: number | null) => void,
  { mirrors = MNIST_MIRRORS, signal }: { mirrors?: readonly string[]; signal?: AbortSignal } = {},
): Promise<MnistFile> {
  const failures: string[] = [];
  for (const mirror of mirrors) {
    const url = `${mirror}${name}.gz`;
    try {
      const kept = (await store.read(name)) ?? new Uint8Array(0);
      const checked = await unpackWhole(name, kept);
      if (checked) return checked;
      const fetched = await unpackWhole(name, await fetchRest(url, name, kept, store, onProgress, signal));
      if (fetched) return fetched;
      await store.drop(name);
      failures.push(`${url}: Expected MNIST's ${name}, found something else.`);
    } catch (error) {
      if (!(error instanceof TypeError) && !(error instanceof DatasetError)) throw error;
      failures.push(`${url}: ${error.message}`);
    }
  }
  const error = explain(DatasetError, 'download', name);
  error.message += `\n${failures.join('\n')}`;
  throw error;
}

/** The unpacked file when the bytes are all of it, null when they are a part or something else. */
async function unpackWhole(name: string, packed: Uint8Array): Promise<MnistFile | null> {
  if (packed.length === 0) return null;
  const bytes = await gunzip(packed, name, MAX_UNPACKED_BYTES).catch(() => null);
  if (!bytes) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === MNIST_CHECKSUMS[name] ? { name, bytes } : null;
}

async function fetchRest(
  url: string,
  name: string,
  kept: Uint8Array<ArrayBuffer>,
  store: DownloadStore,
  onProgress: (done: number, total: number | null) => void,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const headers: HeadersInit = kept.length > 0 ? { Range: `bytes=${kept.length}-` } : {};
  const response = await fetch(url, { headers, signal: signal ?? null });
  if (!response.ok || !response.body) throw new DatasetError(`HTTP status ${response.status}`);
  // A mirror that takes no ranges sends it all again.
  const parts = response.status === 206 ? [kept] : [];
  let length = parts[0]?.length ?? 0;
  const declared = Number(response.headers.get('content-length') ?? Number.NaN);
  const total = Number.isFinite(declared) ? length + declared : null;
  let keptLength = length;
  const whole = async () => new Uint8Array(await new Blob(parts).arrayBuffer());
  for await (const chunk of chunksOf(response.body)) {
    parts.push(chunk);
    length += chunk.length;
    if (length > MAX_PACKED_BYTES) throw new DatasetError(`Expected at most ${MAX_PACKED_BYTES} bytes, found more`);
    onProgress(length, total);
    if (length - keptLength < KEEP_EVERY_BYTES) continue;
    keptLength = length;
    await store.write(name, await whole());
  }
  const bytes = await whole();
  await store.write(name, bytes);
  return bytes;
}

async function* chunksOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
