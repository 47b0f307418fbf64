import type { BlobWindow } from './blob-window.ts';
import { SkipError } from './skip-reason.ts';

/** An entry as the zip's central directory has it. */
export interface ZipEntry {
  readonly path: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packedBytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const END = 0x0605_4b50;
const END_64 = 0x0606_4b50;
const LOCATOR_64 = 0x0706_4b50;
const CENTRAL = 0x0201_4b50;
const MAX_COMMENT_BYTES = 65_535;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Lists a zip's entries from its central directory, Zip64 included.
 *
 * @param size of the file, in bytes
 * @throws {SkipError} no zip, cut off, or more than `maxEntries`
 * @see PKWARE APPNOTE 6.3.10, §4.3
 */
export async function readZipDirectory(
  file: BlobWindow,
  size: number,
  name: string,
  maxEntries: number,
): Promise<ZipEntry[]> {
  const broken = (found: string) =>
    new SkipError(`${name}: Expected a zip, found ${found}. Copy the file again.`, 'zip_broken');
  const tailStart = Math.max(0, size - MAX_COMMENT_BYTES - 22);
  const tail = viewOf((await file.read(tailStart, size - tailStart)).slice());
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) throw broken('something else, or one that was cut off');
  let count = tail.getUint16(end + 10, true);
  let length = tail.getUint32(end + 12, true);
  let offset = tail.getUint32(end + 16, true);
  if (end >= 20 && tail.getUint32(end - 20, true) === LOCATOR_64) {
    const record = viewOf((await file.read(Number(tail.getBigUint64(end - 12, true)), 56)).slice());
    if (record.byteLength < 56 || record.getUint32(0, true) !== END_64) throw broken('a broken directory');
    count = Number(record.getBigUint64(32, true));
    length = Number(record.getBigUint64(40, true));
    offset = Number(record.getBigUint64(48, true));
  }
  if (count > maxEntries)
    throw new SkipError(
      `${name}: Expected at most ${maxEntries} files in the zip, found ${count}.`,
      'zip_entries',
      maxEntries,
      count,
    );
  if (offset + length > size) throw broken('a broken directory');
  // A name has at most 64 KiB, but names of that length in numbers would be an attack: 1 KiB on average is plenty.
  if (length > maxEntries * 1_024) throw broken('a directory of absurd size');
  const entries = parseDirectory((await file.read(offset, length)).slice(), count, broken);
  // Entries that share their bytes are a bomb: https://www.bamsoftware.com/hacks/zipbomb/
  if (entries.reduce((sum, { packedBytes }) => sum + packedBytes, 0) > size) throw broken('entries that overlap');
  return entries;
}

function parseDirectory(bytes: Uint8Array, count: number, broken: (found: string) => Error): ZipEntry[] {
  const view = viewOf(bytes);
  const decoder = new TextDecoder();
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw broken('a broken directory');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const extraStart = at + 46 + nameLength;
    const next = extraStart + extraLength + commentLength;
    if (next > bytes.length) throw broken('a broken directory');
    const sizes = readSizes(view, at, extraStart, extraStart + extraLength);
    if (!sizes) throw broken('a broken directory');
    entries.push({
      path: decoder.decode(bytes.subarray(at + 46, extraStart)).replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      ...sizes,
    });
    at = next;
  }
  return entries;
}

/** Packed size and offset, from the Zip64 extra field where the 32-bit ones say so; null where it is missing. */
function readSizes(view: DataView, at: number, extraStart: number, extraEnd: number) {
  const packed = view.getUint32(at + 20, true);
  const unpacked = view.getUint32(at + 24, true);
  const offset = view.getUint32(at + 42, true);
  const isFull = (value: number) => value === 0xffff_ffff;
  if (!isFull(packed) && !isFull(offset)) return { packedBytes: packed, offset };
  for (let field = extraStart; field + 4 <= extraEnd; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4 + (isFull(unpacked) ? 8 : 0);
    const take = (plain: number) => {
      if (!isFull(plain)) return plain;
      value += 8;
      return value <= extraEnd ? Number(view.getBigUint64(value - 8, true)) : Number.NaN;
    };
    const sizes = { packedBytes: take(packed), offset: take(offset) };
    return Number.isSafeInteger(sizes.packedBytes) && Number.isSafeInteger(sizes.offset) ? sizes : null;
  }
  return null;
}
