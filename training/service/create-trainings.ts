import { faultOf } from '../../model/fault.ts';
import type { PendingTraining, TrainingOutcome, TrainingProgress, Trainings } from '../api.ts';
import { inkAll } from '../datasets/ink-all.ts';
import { InvalidDatasetError, TrainingBusyError } from '../errors.ts';
import { explain } from '../faults.ts';
import { announceTraining } from '../training-news.ts';
import { createControl, type TrainingControl } from './control.ts';
import { isHopeless } from './is-hopeless.ts';
import { loadData } from './load-data.ts';
import type { RunRecord, RunStore } from './run-store.ts';
import { runTraining } from './run-training.ts';
import type { Stores, Workshop } from './trainer-room.ts';
import { withTrainingLock } from './training-lock.ts';
import { TrainingUnderWay } from './training-under-way.ts';
import { typeFailure } from './type-failure.ts';

type TrainingCalls = Omit<Trainings, 'outcome' | 'keep' | 'discard'>;
type OnProgress = (progress: TrainingProgress) => void;

/** Stopping by hand is no failure. */
async function keepFailure(runs: RunStore, error: unknown): Promise<void> {
  if (error instanceof Error && error.name === 'AbortError') return runs.dropRun();
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const fault = faultOf(error);
  await runs.fail({ name, message, ...(fault && { fault }) }, isHopeless(error));
}

/** How long a worker whose last page was just closed may take to let go of its training. */
const CLOSING_MS = 3000;

/** The trainer's part that trains: one training at a time, over all workers. */
export function createTrainings({ room, prefix, typed, loadParent }: Workshop): TrainingCalls {
  const lockName = `${prefix}digit-reader:training`;
  let control: TrainingControl | null = null;
  let underWay: TrainingUnderWay | null = null;
  const busy = () => {
    throw new TrainingBusyError('Another page of Digit Reader is training. Wait for it, or stop it there.');
  };

  async function perform(
    { samples, models, runs }: Stores,
    record: RunRecord,
    onProgress: OnProgress,
  ): Promise<TrainingOutcome> {
    const current = createControl();
    control = current;
    try {
      const pack = await room.loadStrokes();
      await room.startBackend();
      const { data, settings } = record.request;
      const inputs = {
        record,
        data: await loadData(data, settings.heldOutShare, samples),
        active: await loadParent(models, record.parentId),
        rehearsal: pack.rehearsal,
        builtIn: inkAll(pack.test),
        checkpoint: (await runs.checkpoint()) ?? null,
      };
      return await runTraining(inputs, runs, current, onProgress);
    } catch (error) {
      await keepFailure(runs, typeFailure(error)).catch(() => undefined); // the failure itself is what matters
      throw error;
    } finally {
      control = null;
    }
  }

  /** Trains while holding the lock. */
  const trainAlone = (begin: (stores: Stores) => Promise<RunRecord>, onProgress: OnProgress) =>
    typed((stores) =>
      withTrainingLock(
        lockName,
        async () => {
          const record = await begin(stores);
          underWay = new TrainingUnderWay(record, (report) => perform(stores, record, report));
          announceTraining();
          return underWay.follow(onProgress).finally(() => {
            underWay = null;
            announceTraining();
          });
        },
        { whenTaken: busy },
      ),
    );

  const describe = async (
    { runs }: Stores,
    { request, startedAt }: RunRecord,
    current: TrainingUnderWay | null,
  ): Promise<PendingTraining> => {
    const { epoch, step, steps } = current?.progress ?? (await runs.checkpoint()) ?? { epoch: 1, step: 0, steps: 0 };
    const { mode, data, settings } = request;
    const name = data.kind === 'idx' ? data.images.name : '';
    return { mode, data: name, epoch, epochs: settings.epochs, step, steps, startedAt, isUnderWay: current !== null };
  };

  return {
    train: (request, onProgress) =>
      trainAlone(async ({ models, runs }) => {
        const record = { request, parentId: await models.activeId(), startedAt: new Date().toISOString() };
        await runs.begin(record);
        return record;
      }, onProgress),

    continueTraining: (onProgress) => {
      const current = underWay; // it may be over by the time the stores are open
      return current
        ? typed(() => current.follow(onProgress))
        : trainAlone(async ({ runs }) => {
            const record = await runs.run();
            if (!record) throw explain(InvalidDatasetError, 'no_training');
            return record;
          }, onProgress);
    },

    pause: async () => control?.pause(),
    resume: async () => control?.resume(),
    stop: async () => control?.stop(),

    pendingTraining: () =>
      typed((stores) =>
        underWay
          ? describe(stores, underWay.record, underWay)
          : withTrainingLock(
              lockName,
              async () => {
                const record = await stores.runs.run();
                return record ? describe(stores, record, null) : null;
              },
              { whenTaken: () => null, patienceMs: CLOSING_MS }, // under way elsewhere
            ),
      ),
    dropPendingTraining: () =>
      typed(async ({ runs }) => {
        await withTrainingLock(lockName, () => runs.dropRun(), { whenTaken: busy });
        announceTraining();
      }),
  };
}
