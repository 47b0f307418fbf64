import { withStorageErrors } from '../model/storage-errors.ts';
import { type NewSample, newRecord, type Sample, type SampleFilter } from './sample.ts';
import { openSampleDatabase, type SampleDatabase } from './sample-database.ts';
import { beginImport, type SampleImport, undoUnfinishedImports } from './sample-import.ts';

/** How many samples one transaction keeps: a killed browser loses at most the last, unfinished one. */
const CHUNK = 1_000;

/** One page of samples, newest first. */
export interface SamplePage {
  readonly samples: Sample[];
  /** Pass it as `before` for the next page; null after the last one. */
  readonly next: number | null;
}

/** The user's samples, in IndexedDB. */
export interface SampleStore {
  /** Keeps one sample, flushed to disk before it resolves (corrections and drawings are few and dear). @throws {StorageFullError} */
  add(sample: NewSample): Promise<Sample>;
  /**
   * Keeps many, a thousand a transaction. On an error or an abort what was reported as kept stays kept.
   *
   * @param onProgress called after every transaction with the number kept so far
   * @returns their ids, in order
   * @throws {StorageFullError} and `AbortError` when `signal` was aborted
   */
  addMany(samples: Iterable<NewSample>, onProgress?: (kept: number) => void, signal?: AbortSignal): Promise<number[]>;
  get(id: number): Promise<Sample | undefined>;
  /** At most `limit` samples older than the sample `before` (by default from the newest), newest first. */
  page(filter: SampleFilter, limit: number, before?: number): Promise<SamplePage>;
  /** Every sample of the filter, oldest first, in chunks: for training and export. */
  readAll(filter?: SampleFilter): AsyncGenerator<Sample[]>;
  count(filter?: SampleFilter): Promise<number>;
  /** [10]: how many samples each digit has. */
  countByLabel(): Promise<number[]>;
  /**
   * Gives samples another label; samples already deleted are passed over. `misreadAs` goes where it now equals the label.
   *
   * @param readAs what the model read, 0–10, where that is known; by default what each sample has as `misreadAs`
   */
  relabel(ids: readonly number[], label: number, readAs?: number): Promise<void>;
  delete(ids: readonly number[]): Promise<void>;
  /** Deletes every sample. */
  clear(): Promise<void>;
  /** See training/sample-import.ts. */
  beginImport(): Promise<SampleImport>;
  /** See training/sample-import.ts. @returns how many samples went */
  undoUnfinishedImports(): Promise<number>;
  close(): void;
}

/**
 * Opens the store of samples, in a page or a worker of the extension, and asks the browser (where it can be asked)
 * not to evict it when the disk runs full.
 *
 * @param databaseName another database, for tests
 * @throws {StorageError} the browser keeps no databases here, as in some private windows
 */
export async function openSampleStore(databaseName = 'digit-reader-samples'): Promise<SampleStore> {
  return createSampleStore(await openSampleDatabase(databaseName));
}

function createSampleStore(database: SampleDatabase): SampleStore {
  const store: SampleStore = {
    add: (sample) =>
      withStorageErrors('keep the sample', async () => {
        const record = newRecord(sample);
        const transaction = database.transaction('samples', 'readwrite', { durability: 'strict' });
        const [id] = await Promise.all([transaction.store.add(record as Sample), transaction.done]);
        return { ...record, id };
      }),

    async addMany(samples, onProgress, signal) {
      const ids: number[] = [];
      for (const batch of chunksOf(samples, CHUNK)) {
        signal?.throwIfAborted();
        const chunk = batch.map(newRecord);
        const added = await withStorageErrors('keep the samples', async () => {
          const transaction = database.transaction('samples', 'readwrite');
          const adding = Promise.all(chunk.map((record) => transaction.store.add(record as Sample)));
          const [chunkIds] = await Promise.all([adding, transaction.done]);
          return chunkIds;
        });
        ids.push(...added);
        onProgress?.(ids.length);
      }
      return ids;
    },

    get: (id) => withStorageErrors('read the sample', () => database.get('samples', id)),

    page: (filter, limit, before = Number.MAX_SAFE_INTEGER) =>
      withStorageErrors('read the samples', async () => {
        const ids = (await idsOf(database, filter)).filter((id) => id < before);
        const wanted = ids.slice(-limit).reverse();
        const transaction = database.transaction('samples');
        const found = await Promise.all(wanted.map((id) => transaction.store.get(id)));
        return {
          samples: found.filter((sample) => sample !== undefined), // one may have been deleted meanwhile
          next: ids.length > wanted.length ? wanted.at(-1)! : null,
        };
      }),

    async *readAll(filter = {}) {
      const ids = await withStorageErrors('read the samples', () => idsOf(database, filter));
      for (const chunk of chunksOf(ids, CHUNK)) {
        const wanted = new Set(chunk);
        const range = IDBKeyRange.bound(chunk[0], chunk.at(-1));
        const isDense = chunk.at(-1)! - chunk[0]! < 2 * chunk.length;
        const samples = await withStorageErrors('read the samples', async () =>
          isDense
            ? (await database.getAll('samples', range)).filter(({ id }) => wanted.has(id))
            : (await Promise.all(chunk.map((id) => database.get('samples', id)))).filter(
                (sample) => sample !== undefined,
              ),
        );
        yield samples;
      }
    },

    count: (filter = {}) =>
      withStorageErrors('count the samples', async () =>
        Object.values(filter).every((condition) => condition === undefined || condition === false)
          ? database.count('samples')
          : (await idsOf(database, filter)).length,
      ),

    countByLabel: () =>
      withStorageErrors('count the samples', () =>
        Promise.all(Array.from({ length: 10 }, (_, label) => database.countFromIndex('samples', 'label', label))),
      ),

    relabel: (ids, label, readAs) =>
      withStorageErrors('relabel the samples', async () => {
        if (!Number.isInteger(label) || label < 0 || label > 9)
          throw new RangeError(`Expected a label 0–9, got ${label}`);
        const transaction = database.transaction('samples', 'readwrite', { durability: 'strict' });
        for (const id of ids) {
          const sample = await transaction.store.get(id);
          if (!sample) continue;
          const { misreadAs, ...rest } = { ...sample, label, ...(readAs !== undefined && { misreadAs: readAs }) };
          await transaction.store.put(misreadAs === undefined || misreadAs === label ? rest : { ...rest, misreadAs });
        }
        await transaction.done;
      }),

    delete: (ids) =>
      withStorageErrors('delete the samples', async () => {
        const transaction = database.transaction('samples', 'readwrite');
        await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
      }),

    clear: () => withStorageErrors('delete the samples', () => database.clear('samples')),
    beginImport: () => beginImport(database),
    undoUnfinishedImports: () => undoUnfinishedImports(database),
    close: () => database.close(),
  };
  return store;
}

/** Ids of the samples of a filter, ascending: the narrowest index answers, a second one is intersected. */
async function idsOf(database: SampleDatabase, filter: SampleFilter): Promise<number[]> {
  const { label, source, isMisread } = filter;
  const transaction = database.transaction('samples');
  const { store } = transaction;
  const ids =
    source !== undefined && label !== undefined
      ? store.index('sourceLabel').getAllKeys([source, label])
      : source !== undefined
        ? store.index('source').getAllKeys(source)
        : label !== undefined
          ? store.index('label').getAllKeys(label)
          : store.getAllKeys();
  if (!isMisread) return ids;
  const isKept = new Set(await ids);
  return (await store.index('misreadAs').getAllKeys()).filter((id) => isKept.has(id)).sort((a, b) => a - b);
}

function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
