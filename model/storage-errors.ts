import type { Fault } from './fault.ts';

/** Base of what goes wrong in the browser's storage. Like the engine's errors it carries a stable `code`. */
export class StorageError extends Error {
  override name = 'StorageError';
  readonly code: string = 'storage';
}

/** The browser refused to store more: its quota, or the disk, is full. Nothing of the refused write was kept. */
export class StorageFullError extends StorageError {
  override name = 'StorageFullError';
  override readonly code = 'storage-full';
}

/**
 * Runs one storage operation and gives its failure a type: `StorageFullError` for a full quota or disk, `StorageError`
 * for everything else that the database says. Errors of other kinds pass through.
 *
 * @param what the operation, as the message names it: "keep the sample"
 */
export async function withStorageErrors<T>(what: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const name = error instanceof Error || error instanceof DOMException ? error.name : '';
    const detail = error instanceof Error || error instanceof DOMException ? error.message : String(error);
    if (name === 'QuotaExceededError') {
      throw new StorageFullError(
        `Could not ${what}: the browser's storage is full. Free space on the disk, or delete samples or models.`,
        { cause: error },
      );
    }
    if (error instanceof RangeError || error instanceof TypeError) throw error;
    const failed = new StorageError(`Could not ${what}: ${detail || name || 'the database failed'}.`, { cause: error });
    throw Object.assign(failed, { fault: { code: 'database', values: [detail || name || '?'] } satisfies Fault });
  }
}
