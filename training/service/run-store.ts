import { type DBSchema, openDB } from 'idb';
import { withStorageErrors } from '../../model/storage-errors.ts';
import type { ModelFiles } from '../../model/version.ts';
import type { TrainingOutcome, TrainingRequest } from '../api.ts';

/** A training that was begun: enough to begin it again just so, in another worker or after a crash. */
export interface RunRecord {
  readonly request: TrainingRequest;
  /** The version that fine-tuning starts from; null for the shipped model. */
  readonly parentId: string | null;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** How far it came; written every few seconds. */
export interface CheckpointRecord {
  /** See `serializeCheckpoint`. */
  readonly bytes: Uint8Array;
  readonly step: number;
  /** Of the whole run. */
  readonly steps: number;
  readonly epoch: number;
  readonly loss: readonly number[];
}

/** What it made, until it is kept or discarded. */
export interface OutcomeRecord {
  readonly outcome: TrainingOutcome;
  readonly parentId: string | null;
  readonly settings: Readonly<Record<string, number | boolean>>;
  readonly files: ModelFiles;
}

interface RunSchema extends DBSchema {
  records: { key: 'run' | 'checkpoint' | 'outcome'; value: RunRecord | CheckpointRecord | OutcomeRecord };
}

/** The one training under way and the one outcome that waits, in IndexedDB. */
export interface RunStore {
  run(): Promise<RunRecord | undefined>;
  checkpoint(): Promise<CheckpointRecord | undefined>;
  outcome(): Promise<OutcomeRecord | undefined>;
  /** Begins a run; the checkpoint of an earlier one goes. Files in the request are copied. @throws {StorageFullError} */
  begin(run: RunRecord): Promise<void>;
  saveCheckpoint(checkpoint: CheckpointRecord): Promise<void>;
  /** Puts the outcome in the run's place, in one transaction. @throws {StorageFullError} */
  finish(outcome: OutcomeRecord): Promise<void>;
  dropRun(): Promise<void>;
  dropOutcome(): Promise<void>;
  close(): void;
}

/** @param databaseName another database, for tests. @throws {StorageError} */
export async function openRunStore(databaseName = 'digit-reader-training'): Promise<RunStore> {
  const database = await withStorageErrors('open the store of trainings', () =>
    openDB<RunSchema>(databaseName, 1, {
      upgrade: (db) => void db.createObjectStore('records'),
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    }),
  );
  const read = <T>(key: 'run' | 'checkpoint' | 'outcome') =>
    withStorageErrors('read the training', () => database.get('records', key)) as Promise<T | undefined>;
  const dropKeys = (keys: readonly ('run' | 'checkpoint' | 'outcome')[]) =>
    withStorageErrors('forget the training', async () => {
      const transaction = database.transaction('records', 'readwrite');
      await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
    });
  return {
    run: () => read<RunRecord>('run'),
    checkpoint: () => read<CheckpointRecord>('checkpoint'),
    outcome: () => read<OutcomeRecord>('outcome'),
    begin: (run) =>
      withStorageErrors('begin the training', async () => {
        const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
        const { store } = transaction;
        await Promise.all([store.put(run, 'run'), store.delete('checkpoint'), transaction.done]);
      }),
    saveCheckpoint: (checkpoint) =>
      withStorageErrors('save how far the training is', async () => {
        await database.put('records', checkpoint, 'checkpoint');
      }),
    finish: (outcome) =>
      withStorageErrors('keep what the training made', async () => {
        const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
        const { store } = transaction;
        await Promise.all([
          store.put(outcome, 'outcome'),
          store.delete('run'),
          store.delete('checkpoint'),
          transaction.done,
        ]);
      }),
    dropRun: () => dropKeys(['run', 'checkpoint']),
    dropOutcome: () => dropKeys(['outcome']),
    close: () => database.close(),
  };
}
