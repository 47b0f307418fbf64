import { OutOfMemoryError } from '../errors.ts';

/**
 * Browsers say in many ways that memory is out: a RangeError of an ArrayBuffer, a trap of WebAssembly, a failed growth of
 * its heap. Gives them one class; everything else passes through.
 */
export function typeFailure(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  const isMemory =
    /out of memory|allocation failed|Array buffer allocation|invalid array (buffer )?length|could not allocate|OOM/i.test(
      message,
    );
  if (!isMemory) return error;
  return new OutOfMemoryError(
    'The browser has no memory left for this. Nothing was changed: close other tabs, or use fewer samples or a smaller batch.',
  );
}
