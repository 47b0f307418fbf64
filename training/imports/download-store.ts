import { type DBSchema, openDB } from 'idb';
import { withStorageErrors } from '../../model/storage-errors.ts';

interface DownloadSchema extends DBSchema {
  files: { key: string; value: Uint8Array<ArrayBuffer> };
}

/** What of downloads is there so far, so that one that was cut off goes on where it ended. */
export interface DownloadStore {
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** @throws {StorageFullError} */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  drop(name: string): Promise<void>;
  close(): void;
}

/** @param databaseName another database, for tests. @throws {StorageError} */
export async function openDownloadStore(databaseName = 'digit-reader-downloads'): Promise<DownloadStore> {
  const database = await withStorageErrors('open the store of downloads', () =>
    openDB<DownloadSchema>(databaseName, 1, { upgrade: (db) => void db.createObjectStore('files') }),
  );
  return {
    read: (name) => withStorageErrors('read the download', () => database.get('files', name)),
    write: (name, bytes) =>
      withStorageErrors('keep the download', async () => {
        await database.put('files', bytes, name);
      }),
    drop: (name) => withStorageErrors('forget the download', () => database.delete('files', name)),
    close: () => database.close(),
  };
}
