import { withFault } from '../faults.ts';
import { inflate } from '../imports/inflate.ts';
import { DatasetError } from './dataset-error.ts';

/** Whether bytes begin as a gzip file does (RFC 1952, §2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks gzip, and passes anything else through, so that callers need not care which they were given.
 *
 * @param bytes a file, gzipped or not
 * @param name the file's name, for messages
 * @param maxBytes refuses to unpack more than this, so that a few kilobytes cannot ask for gigabytes
 * @throws {DatasetError} the gzip data is broken, cut off, or unpacks to more than `maxBytes`
 */
export async function gunzip(bytes: Uint8Array, name: string, maxBytes: number): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  const unpacked = await inflate(new Blob([bytes.slice()]), 'gzip', maxBytes);
  if (unpacked instanceof Uint8Array) return unpacked;
  const message =
    unpacked.code === 'unpacked_large'
      ? `${name}: Expected at most ${maxBytes} bytes when unpacked, found more.`
      : `${name}: Expected gzip data, found a broken or cut-off file. Copy it again.`;
  throw withFault(new DatasetError(message), { code: 'gzip', values: [name] });
}
