import type { PendingTraining, Trainer, TrainingOutcome, TrainingProgress } from '../api.ts';
import { inkAll } from '../datasets/ink-all.ts';
import { InvalidDatasetError, TrainingBusyError } from '../errors.ts';
import { createControl, type TrainingControl } from './control.ts';
import { isHopeless } from './is-hopeless.ts';
import { loadData } from './load-data.ts';
import type { RunRecord } from './run-store.ts';
import { runTraining } from './run-training.ts';
import type { Stores, Workshop } from './trainer-room.ts';
import { withTrainingLock } from './training-lock.ts';

type Trainings = Pick<
  Trainer,
  'train' | 'continueTraining' | 'pause' | 'resume' | 'stop' | 'pendingTraining' | 'dropPendingTraining'
>;

/** How long a page that was just closed may take to let go of its training. */
const CLOSING_MS = 3000;

/** The trainer's part that trains: one training at a time, over all pages. */
export function createTrainings({ room, prefix, typed, loadParent }: Workshop): Trainings {
  const lockName = `${prefix}digit-reader:training`;
  let control: TrainingControl | null = null;
  const busy = () => {
    throw new TrainingBusyError('Another page of Digit Reader is training. Wait for it, or stop it there.');
  };

  async function perform(
    { samples, models, runs }: Stores,
    begin: () => Promise<RunRecord>,
    onProgress: (progress: TrainingProgress) => void,
  ): Promise<TrainingOutcome> {
    const current = createControl();
    control = current;
    try {
      const record = await begin();
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
      if (isHopeless(error)) await runs.dropRun();
      throw error;
    } finally {
      control = null;
    }
  }

  /** Trains while holding the lock. */
  const trainAlone = (
    begin: (stores: Stores) => Promise<RunRecord>,
    onProgress: (progress: TrainingProgress) => void,
  ): Promise<TrainingOutcome> =>
    typed((stores) =>
      withTrainingLock(lockName, () => perform(stores, () => begin(stores), onProgress), { whenTaken: busy }),
    );

  return {
    train: (request, onProgress) =>
      trainAlone(async ({ models, runs }) => {
        const record = { request, parentId: await models.activeId(), startedAt: new Date().toISOString() };
        await runs.begin(record);
        return record;
      }, onProgress),

    continueTraining: (onProgress) =>
      trainAlone(async ({ runs }) => {
        const record = await runs.run();
        if (!record) throw new InvalidDatasetError('There is no training to continue. Start a new one.');
        return record;
      }, onProgress),

    pause: async () => control?.pause(),
    resume: async () => control?.resume(),
    stop: async () => control?.stop(),

    pendingTraining: () =>
      typed(({ runs }) =>
        withTrainingLock(
          lockName,
          async (): Promise<PendingTraining | null> => {
            const [record, checkpoint] = await Promise.all([runs.run(), runs.checkpoint()]);
            if (!record) return null;
            const { mode, data, settings } = record.request;
            return {
              mode,
              data: data.kind === 'idx' ? data.images.name : '',
              epoch: checkpoint?.epoch ?? 1,
              epochs: settings.epochs,
              step: checkpoint?.step ?? 0,
              steps: checkpoint?.steps ?? 0,
              startedAt: record.startedAt,
            };
          },
          { whenTaken: () => null, patienceMs: CLOSING_MS }, // under way in another page
        ),
      ),
    dropPendingTraining: () =>
      typed(({ runs }) => withTrainingLock(lockName, () => runs.dropRun(), { whenTaken: busy })),
  };
}
