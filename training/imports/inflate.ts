import { because, type SkipReason } from './skip-reason.ts';

/**
 * Unpacks deflated bytes, with or without gzip's frame. They are counted as they come out, whatever a header says.
 *
 * @param maxBytes more is refused, so that a few kilobytes cannot ask for gigabytes
 * @returns the bytes, or the reason why there are none
 * @throws `AbortError` when `signal` was aborted
 */
export async function inflate(
  packed: Blob,
  format: 'gzip' | 'deflate-raw',
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | SkipReason> {
  const reader = packed.stream().pipeThrough(new DecompressionStream(format)).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    if (signal?.aborted) {
      await reader.cancel().catch(() => undefined);
      signal.throwIfAborted();
    }
    const part = await reader.read().catch(() => null);
    if (!part) return because(format === 'gzip' ? 'gzip_broken' : 'entry_broken');
    if (part.done) break;
    length += part.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      return because('unpacked_large');
    }
    chunks.push(part.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
