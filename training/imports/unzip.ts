import { BlobWindow } from './blob-window.ts';
import { inflate } from './inflate.ts';
import { because, SkipError, type SkipReason } from './skip-reason.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** What an archive may ask for at most. Bytes are counted as they come out, whatever the headers say. */
export interface UnzipLimits {
  readonly maxEntries: number;
  /** By the entry's path. */
  readonly maxEntryBytes: (path: string) => number;
  /** Of all entries together, those that are refused included. */
  readonly maxTotalBytes: number;
  /** Aborting it ends the unpacking with `AbortError`. */
  readonly signal?: AbortSignal | undefined;
}

/** One file of an archive: its bytes, or why there are none. */
export type UnzippedEntry =
  | { readonly path: string; readonly index: number; readonly count: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly path: string; readonly index: number; readonly count: number; readonly skipped: SkipReason };

/**
 * Unpacks a zip an entry at a time; only the one that is being taken is held in memory. Folders and the resource forks
 * of macOS are passed over.
 *
 * @param wanted which entries to unpack
 * @throws {SkipError} no zip, cut off, or more entries or bytes than `limits`
 */
export async function* unzip(
  file: Blob,
  name: string,
  limits: UnzipLimits,
  wanted: (path: string) => boolean = () => true,
): AsyncGenerator<UnzippedEntry> {
  const window = new BlobWindow(file);
  const entries = (await readZipDirectory(window, file.size, name, limits.maxEntries)).filter(
    ({ path }) => !path.endsWith('/') && !/(^|\/)(__MACOSX\/|\._|\.DS_Store$)/.test(path) && wanted(path),
  );
  let totalBytes = 0;
  for (const [index, entry] of entries.entries()) {
    limits.signal?.throwIfAborted();
    const place = { path: entry.path, index, count: entries.length };
    const maxBytes = limits.maxEntryBytes(entry.path);
    const room = Math.min(maxBytes, limits.maxTotalBytes - totalBytes);
    const unpacked = await unpack(window, entry, room, limits.signal);
    if (unpacked instanceof Uint8Array) {
      totalBytes += unpacked.length;
      yield { ...place, bytes: unpacked };
    } else if (unpacked.code === 'unpacked_large' && room < maxBytes) {
      throw new SkipError(
        `${name}: Expected at most ${limits.maxTotalBytes} bytes when unpacked, found more.`,
        'zip_large',
        Math.round(limits.maxTotalBytes / 2 ** 20),
      );
    } else {
      if (unpacked.code === 'unpacked_large') totalBytes += room;
      yield { ...place, skipped: unpacked };
    }
  }
}

/** The bytes of an entry, or the reason why it has none. */
async function unpack(
  window: BlobWindow,
  entry: ZipEntry,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | SkipReason> {
  if (entry.isEncrypted) return because('entry_encrypted');
  if (entry.method !== 0 && entry.method !== 8) return because('entry_method');
  if (entry.packedBytes > maxBytes) return because('unpacked_large');
  const header = await window.read(entry.offset, 30);
  if (header.length < 30 || header[0] !== 0x50 || header[1] !== 0x4b || header[2] !== 3 || header[3] !== 4)
    return because('entry_broken');
  const start = entry.offset + 30 + header[26]! + 256 * header[27]! + header[28]! + 256 * header[29]!;
  const packed = (await window.read(start, entry.packedBytes)).slice();
  if (packed.length < entry.packedBytes) return because('entry_broken');
  return entry.method === 0 ? packed : inflate(new Blob([packed]), 'deflate-raw', maxBytes, signal);
}
