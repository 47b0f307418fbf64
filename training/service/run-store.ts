import { type DBSchema, openDB } from 'idb';
import type { Fault } from '../../model/fault.ts';
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

/** How the last training ended, until some page has told it. */
export type EndingRecord =
  | { readonly kind: 'finished' }
  /** `reviveTrainingError` makes an error of it again. */
  | {
      readonly kind: 'failed';
      readonly error: { readonly name: string; readonly message: string; readonly fault?: Fault };
    };

type Key = 'run' | 'checkpoint' | 'outcome' | 'ending';
interface RunSchema extends DBSchema {
  records: { key: Key; value: RunRecord | CheckpointRecord | OutcomeRecord | EndingRecord };
}

/** The one training under way and the one outcome that waits, in IndexedDB. */
export interface RunStore {
  run(): Promise<RunRecord | undefined>;
  checkpoint(): Promise<CheckpointRecord | undefined>;
  outcome(): Promise<OutcomeRecord | undefined>;
  /** Run and outcome as of one moment: a training that ends just then is one or the other. */
  look(): Promise<{ run: RunRecord | undefined; outcome: OutcomeRecord | undefined }>;
  /** How the last training ended, if no page has told it yet. */
  ending(): Promise<EndingRecord | undefined>;
  /** The same, and from now on it is told: once, whoever asks. */
  takeEnding(): Promise<EndingRecord | undefined>;
  /** Begins a run; the checkpoint of an earlier one goes. Files in the request are copied. @throws {StorageFullError} */
  begin(run: RunRecord): Promise<void>;
  saveCheckpoint(checkpoint: CheckpointRecord): Promise<void>;
  /** Puts the outcome in the run's place, in one transaction. @throws {StorageFullError} */
  finish(outcome: OutcomeRecord): Promise<void>;
  /** Keeps why the run failed, to be told. @param isHopeless it is not to be continued */
  fail(error: Extract<EndingRecord, { kind: 'failed' }>['error'], isHopeless: boolean): Promise<void>;
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
  const read = <T>(key: Key) =>
    withStorageErrors('read the training', () => database.get('records', key)) as Promise<T | undefined>;
  const dropKeys = (keys: readonly Key[]) =>
    withStorageErrors('forget the training', async () => {
      const transaction = database.transaction('records', 'readwrite');
      await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
    });
  return {
    run: () => read<RunRecord>('run'),
    checkpoint: () => read<CheckpointRecord>('checkpoint'),
    outcome: () => read<OutcomeRecord>('outcome'),
    look: () =>
      withStorageErrors('read the training', async () => {
        const { store } = database.transaction('records');
        const [run, outcome] = await Promise.all([store.get('run'), store.get('outcome')]);
        return { run: run as RunRecord | undefined, outcome: outcome as OutcomeRecord | undefined };
      }),
    ending: () => read<EndingRecord>('ending'),
    takeEnding: () =>
      withStorageErrors('read how the training ended', async () => {
        const transaction = database.transaction('records', 'readwrite');
        const ending = await transaction.store.get('ending');
        await Promise.all([transaction.store.delete('ending'), transaction.done]);
        return ending as EndingRecord | undefined;
      }),
    begin: (run) =>
      withStorageErrors('begin the training', async () => {
        const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
        const { store } = transaction;
        await Promise.all([
          store.put(run, 'run'),
          store.delete('checkpoint'),
          store.delete('ending'),
          transaction.done,
        ]);
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
          store.put({ kind: 'finished' }, 'ending'),
          store.delete('run'),
          store.delete('checkpoint'),
          transaction.done,
        ]);
      }),
    fail: (error, isHopeless) =>
      withStorageErrors('keep why the training failed', async () => {
        const transaction = database.transaction('records', 'readwrite');
        const { store } = transaction;
        const drops = isHopeless ? [store.delete('run'), store.delete('checkpoint')] : [];
        await Promise.all([store.put({ kind: 'failed', error }, 'ending'), ...drops, transaction.done]);
      }),
    dropRun: () => dropKeys(['run', 'checkpoint']),
    dropOutcome: () => dropKeys(['outcome']),
    close: () => database.close(),
  };
}
