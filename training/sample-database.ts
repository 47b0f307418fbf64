import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { withStorageErrors } from '../model/storage-errors.ts';
import type { Sample } from './sample.ts';

/** Ids of samples that came in one after the other. */
export type IdRange = readonly [first: number, last: number];

/** The samples, and what unfinished imports have brought so far. */
export interface SampleSchema extends DBSchema {
  samples: {
    key: number;
    value: Sample;
    indexes: { label: number; source: string; sourceLabel: [string, number]; misreadAs: number };
  };
  imports: { key: number; value: { readonly ranges: readonly IdRange[] } };
}

/** The database of samples, open. */
export type SampleDatabase = IDBPDatabase<SampleSchema>;

/** @throws {StorageError} the browser keeps no databases here, as in some private windows */
export function openSampleDatabase(name: string): Promise<SampleDatabase> {
  return withStorageErrors('open the store of samples', () =>
    openDB<SampleSchema>(name, 2, {
      upgrade(db, oldVersion) {
        if (oldVersion < 1) {
          const store = db.createObjectStore('samples', { keyPath: 'id', autoIncrement: true });
          store.createIndex('label', 'label');
          store.createIndex('source', 'source');
          store.createIndex('sourceLabel', ['source', 'label']);
          store.createIndex('misreadAs', 'misreadAs'); // holds only samples that have it
        }
        db.createObjectStore('imports', { autoIncrement: true });
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    }),
  );
}
