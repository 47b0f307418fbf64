import { pauseRarely } from './pause-rarely.ts';
import { because, type SkipReason } from './skip-reason.ts';

/**
 * Packed bytes given to the browser's inflater at once. It unpacks all that it is given before anybody may say stop, and
 * deflate makes a thousand bytes out of one: larger pieces would fill the memory whatever the limit.
 */
const PIECE_BYTES = 8_192;

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
  const reader = packed.stream().pipeThrough(inPieces()).pipeThrough(new DecompressionStream(format)).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const pause = pauseRarely(() => {}); // what is buffered comes without a turn for the message that cancels
  for (;;) {
    await pause();
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
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

function inPieces(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  return new TransformStream({
    transform(chunk, controller) {
      for (let from = 0; from < chunk.length; from += PIECE_BYTES)
        controller.enqueue(chunk.subarray(from, from + PIECE_BYTES));
    },
  });
}
