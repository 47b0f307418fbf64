import { withStorageErrors } from '../model/storage-errors.ts';
import { type NewSample, newRecord, type Sample } from './sample.ts';
import type { IdRange, SampleDatabase } from './sample-database.ts';

/**
 * Samples that come in together: all of them, or none. Each `add` is a transaction of its own, so that a correction made
 * meanwhile need not wait for the end; what came so far is written down with it, so that it can be taken back by
 * whoever finds an import that was never finished.
 */
export interface SampleImport {
  /** Keeps some more. @returns their ids, in order. @throws {StorageFullError} and `RangeError` (see `checkSample`): none of them was kept */
  add(samples: readonly NewSample[]): Promise<number[]>;
  /** From now on they stay. */
  finish(): Promise<void>;
  /** Takes back all that was added. */
  undo(): Promise<void>;
}

/** Begins an import. Hold a lock over all pages until it is finished or undone: see `undoUnfinishedImports`. */
export async function beginImport(database: SampleDatabase): Promise<SampleImport> {
  const key = await withStorageErrors('begin the import of samples', () => database.add('imports', { ranges: [] }));
  let ranges: readonly IdRange[] = [];
  return {
    add: (samples) =>
      withStorageErrors('keep the samples', async () => {
        if (samples.length === 0) return [];
        const records = samples.map(newRecord); // before anything is kept: one that is refused keeps all out
        const transaction = database.transaction(['samples', 'imports'], 'readwrite');
        const store = transaction.objectStore('samples');
        const keep = async () => {
          const ids = await Promise.all(records.map((record) => store.add(record as Sample)));
          const extended = extend(ranges, [ids[0]!, ids.at(-1)!]); // nobody else adds during a transaction: no gaps
          await transaction.objectStore('imports').put({ ranges: extended }, key);
          return { ids, extended };
        };
        const [{ ids, extended }] = await Promise.all([keep(), transaction.done]);
        ranges = extended;
        return ids;
      }),
    finish: () =>
      withStorageErrors('finish the import of samples', async () => {
        const transaction = database.transaction('imports', 'readwrite', { durability: 'strict' });
        await Promise.all([transaction.store.delete(key), transaction.done]);
      }),
    undo: () => undoImport(database, key),
  };
}

/**
 * Takes back what imports brought that were never finished: their browser was killed, or their page closed. Call it while
 * holding the lock that imports hold, or it undoes one that is under way.
 *
 * @returns how many samples that were
 */
export async function undoUnfinishedImports(database: SampleDatabase): Promise<number> {
  const keys = await withStorageErrors('look for unfinished imports', () => database.getAllKeys('imports'));
  const count = () => withStorageErrors('count the samples', () => database.count('samples'));
  if (keys.length === 0) return 0;
  const before = await count();
  for (const key of keys) await undoImport(database, key);
  return before - (await count());
}

function undoImport(database: SampleDatabase, key: number): Promise<void> {
  return withStorageErrors('undo the import of samples', async () => {
    const transaction = database.transaction(['samples', 'imports'], 'readwrite', { durability: 'strict' });
    const record = await transaction.objectStore('imports').get(key);
    for (const [first, last] of record?.ranges ?? [])
      await transaction.objectStore('samples').delete(IDBKeyRange.bound(first, last));
    await transaction.objectStore('imports').delete(key);
    await transaction.done;
  });
}

/** Ranges with one more at their end, joined to the last where nothing is between them. */
function extend(ranges: readonly IdRange[], [first, last]: IdRange): IdRange[] {
  const previous = ranges.at(-1);
  return previous && previous[1] + 1 === first
    ? [...ranges.slice(0, -1), [previous[0], last]]
    : [...ranges, [first, last]];
}
