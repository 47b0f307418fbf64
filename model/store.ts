import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { announceActiveModel } from './active-model.ts';
import { StorageError, withStorageErrors } from './storage-errors.ts';
import type { ModelFiles, ModelVersion } from './version.ts';

interface ModelSchema extends DBSchema {
  versions: { key: string; value: ModelVersion };
  files: { key: string; value: ModelFiles };
  pointers: { key: 'active'; value: string };
}

/** What is known of a version before it is kept. */
export type NewModelVersion = Omit<ModelVersion, 'id' | 'createdAt'>;

/** The kept models and the pointer to the active one. The shipped model is no version: it is the null pointer. */
export interface ModelStore {
  /** All versions, newest first, without their weights. */
  list(): Promise<ModelVersion[]>;
  get(id: string): Promise<ModelVersion | undefined>;
  /** The files of a version; undefined when it was deleted. */
  files(id: string): Promise<ModelFiles | undefined>;
  /** Keeps a new version under a new id. It is not activated. @throws {StorageFullError} */
  add(version: NewModelVersion, files: ModelFiles): Promise<ModelVersion>;
  rename(id: string, name: string): Promise<void>;
  /** Deletes a version. When it was the active one, the shipped model becomes active. */
  delete(id: string): Promise<void>;
  /** Id of the active version, null when the shipped model is active. */
  activeId(): Promise<string | null>;
  /** The active version with its files, read at one moment; null when the shipped model is active. */
  active(): Promise<{ version: ModelVersion; files: ModelFiles } | null>;
  /** Moves the pointer and tells every living worker. Null rolls back to the shipped model. @throws {StorageError} no such version */
  activate(id: string | null): Promise<void>;
  close(): void;
}

/**
 * Opens the store of models, in a page or a worker of the extension.
 *
 * @param databaseName another database, for tests
 * @throws {StorageError} the browser keeps no databases here, as in some private windows
 */
export async function openModelStore(databaseName = 'digit-reader-models'): Promise<ModelStore> {
  const database = await withStorageErrors('open the store of models', () =>
    openDB<ModelSchema>(databaseName, 1, {
      upgrade(db) {
        db.createObjectStore('versions', { keyPath: 'id' });
        db.createObjectStore('files');
        db.createObjectStore('pointers');
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    }),
  );
  return createModelStore(database);
}

function createModelStore(database: IDBPDatabase<ModelSchema>): ModelStore {
  const activeId = async () => (await database.get('pointers', 'active')) ?? null;
  return {
    list: () =>
      withStorageErrors('list the models', async () =>
        (await database.getAll('versions')).sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
      ),
    get: (id) => withStorageErrors('read the model', () => database.get('versions', id)),
    files: (id) => withStorageErrors('read the model', () => database.get('files', id)),

    add: (version, files) =>
      withStorageErrors('keep the model', async () => {
        const kept: ModelVersion = { ...version, id: crypto.randomUUID(), createdAt: new Date().toISOString() };
        const transaction = database.transaction(['versions', 'files'], 'readwrite', { durability: 'strict' });
        await Promise.all([
          transaction.objectStore('versions').add(kept),
          transaction.objectStore('files').add(files, kept.id),
          transaction.done,
        ]);
        return kept;
      }),

    rename: (id, name) =>
      withStorageErrors('rename the model', async () => {
        const transaction = database.transaction('versions', 'readwrite');
        const version = await transaction.store.get(id);
        if (!version) throw new StorageError('Could not rename the model: it was deleted in another window.');
        await Promise.all([transaction.store.put({ ...version, name }), transaction.done]);
      }),

    async delete(id) {
      const wasActive = await withStorageErrors('delete the model', async () => {
        const transaction = database.transaction(['versions', 'files', 'pointers'], 'readwrite');
        const pointers = transaction.objectStore('pointers');
        const isActive = (await pointers.get('active')) === id;
        await Promise.all([
          transaction.objectStore('versions').delete(id),
          transaction.objectStore('files').delete(id),
          isActive ? pointers.delete('active') : undefined,
          transaction.done,
        ]);
        return isActive;
      });
      if (wasActive) announceActiveModel(null);
    },

    activeId: () => withStorageErrors('read which model is active', activeId),

    active: () =>
      withStorageErrors('read the active model', async () => {
        const transaction = database.transaction(['versions', 'files', 'pointers']);
        const id = await transaction.objectStore('pointers').get('active');
        if (id === undefined) return null;
        const [version, files] = await Promise.all([
          transaction.objectStore('versions').get(id),
          transaction.objectStore('files').get(id),
        ]);
        return version && files ? { version, files } : null;
      }),

    async activate(id) {
      await withStorageErrors('activate the model', async () => {
        const transaction = database.transaction(['versions', 'pointers'], 'readwrite', { durability: 'strict' });
        const pointers = transaction.objectStore('pointers');
        if (id !== null && (await transaction.objectStore('versions').getKey(id)) === undefined)
          throw new StorageError('Could not activate the model: it was deleted in another window.');
        await Promise.all([id === null ? pointers.delete('active') : pointers.put(id, 'active'), transaction.done]);
      });
      announceActiveModel(id);
    },

    close: () => database.close(),
  };
}
