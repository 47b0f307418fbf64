import { DatasetError } from '../datasets/dataset-error.ts';
import { BlobWindow } from './blob-window.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** What an archive may ask for at most. Bytes are counted as they come out, whatever the headers say. */
export interface UnzipLimits {
  readonly maxEntries: number;
  readonly maxEntryBytes: number;
  readonly maxTotalBytes: number;
}

/** One file of an archive: its bytes, or why there are none. */
export type UnzippedEntry =
  | { readonly path: string; readonly index: number; readonly count: number; readonly bytes: Uint8Array }
  | { readonly path: string; readonly index: number; readonly count: number; readonly skipped: string };

/**
 * Unpacks a zip an entry at a time; only the one that is being taken is held in memory. Folders and the resource forks
 * of macOS are passed over.
 *
 * @param wanted which entries to unpack
 * @throws {DatasetError} no zip, cut off, or more entries or bytes than `limits`
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
    const place = { path: entry.path, index, count: entries.length };
    const room = Math.min(limits.maxEntryBytes, limits.maxTotalBytes - totalBytes);
    const unpacked = await unpack(window, entry, room);
    if (typeof unpacked !== 'string') {
      totalBytes += unpacked.length;
      yield { ...place, bytes: unpacked };
    } else if (unpacked === TOO_LARGE && room < limits.maxEntryBytes) {
      throw new DatasetError(`${name}: Expected at most ${limits.maxTotalBytes} bytes when unpacked, found more.`);
    } else yield { ...place, skipped: unpacked };
  }
}

const TOO_LARGE = 'too large when unpacked';
const BROKEN = 'broken in the zip';

/** The bytes of an entry, or the reason why it has none. */
async function unpack(window: BlobWindow, entry: ZipEntry, maxBytes: number): Promise<Uint8Array | string> {
  if (entry.isEncrypted) return 'encrypted';
  if (entry.method !== 0 && entry.method !== 8) return 'packed in a way that is not supported';
  if (entry.packedBytes > maxBytes) return TOO_LARGE;
  const header = await window.read(entry.offset, 30);
  if (header.length < 30 || header[0] !== 0x50 || header[1] !== 0x4b || header[2] !== 3 || header[3] !== 4)
    return BROKEN;
  const start = entry.offset + 30 + header[26]! + 256 * header[27]! + header[28]! + 256 * header[29]!;
  const packed = (await window.read(start, entry.packedBytes)).slice();
  if (packed.length < entry.packedBytes) return BROKEN;
  return entry.method === 0 ? packed : inflate(packed, maxBytes);
}

async function inflate(packed: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<Uint8Array | string> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > maxBytes) {
        await reader.cancel();
        return TOO_LARGE;
      }
      chunks.push(value);
    }
  } catch {
    return BROKEN;
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
