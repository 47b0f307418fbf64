import { parseLayersModel } from '../../model/layers-model.ts';
import type { SequentialModel } from '../../model/spec.ts';
import { StorageError } from '../../model/storage-errors.ts';
import { type ModelStore, openModelStore } from '../../model/store.ts';
import type { ModelFiles } from '../../model/version.ts';
import type { Dataset, PendingTraining, Trainer, TrainingOutcome, TrainingProgress } from '../api.ts';
import { inkAll } from '../datasets/ink-all.ts';
import { InvalidDatasetError, TrainingBusyError } from '../errors.ts';
import { exportSamples } from '../exports/export-samples.ts';
import { openDownloadStore } from '../imports/download-store.ts';
import { importMnist } from '../imports/import-mnist.ts';
import { importSamples } from '../imports/import-samples.ts';
import type { ReadGlyph } from '../imports/read-pictures.ts';
import { exportModel } from '../models/export-model.ts';
import { importModel } from '../models/import-model.ts';
import { writeCard } from '../models/write-card.ts';
import type { StrokePack } from '../rehearsal/stroke-pack.ts';
import { openSampleStore, type SampleStore } from '../sample-store.ts';
import { createControl, type TrainingControl } from './control.ts';
import { countParameters, toFiles } from './finish-training.ts';
import { loadData } from './load-data.ts';
import { evaluateAnswers, readGlyphs } from './read-glyphs.ts';
import { openRunStore, type RunRecord, type RunStore } from './run-store.ts';
import { runTraining } from './run-training.ts';
import { withTrainingLock } from './training-lock.ts';
import { typeFailure } from './type-failure.ts';

/** How long a page that was just closed may take to let go of its training. */
const CLOSING_MS = 3000;

/** What a trainer needs of the room that it works in. */
export interface TrainerRoom {
  /** Starts tfjs on WASM with the kernels that training needs; called before every use, cheap when it runs already. */
  readonly startBackend: () => Promise<void>;
  /** The shipped model's two files and its card. */
  readonly loadShipped: () => Promise<{ files: ModelFiles; card: string }>;
  /** Digits for rehearsal and for the built-in test. */
  readonly loadStrokes: () => Promise<StrokePack>;
  readonly readGlyph: ReadGlyph;
  /** Put before the names of databases; '' but in tests. */
  readonly databasePrefix?: string;
}

interface Stores {
  readonly samples: SampleStore;
  readonly models: ModelStore;
  readonly runs: RunStore;
}

/** The trainer in-process, for a worker of its own: a training holds its thread for as long as it takes. */
export function createTrainer(room: TrainerRoom): Trainer {
  const prefix = room.databasePrefix ?? '';
  let opened: Promise<Stores> | undefined;
  let control: TrainingControl | null = null;

  const stores = (): Promise<Stores> => {
    opened ??= openStores(prefix).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const typed = async <T>(work: (stores: Stores) => Promise<T>): Promise<T> => {
    try {
      return await work(await stores());
    } catch (error) {
      throw typeFailure(error);
    }
  };
  const loadParent = async (models: ModelStore, parentId: string | null): Promise<SequentialModel> => {
    const files = parentId === null ? (await room.loadShipped()).files : await models.files(parentId);
    if (!files) throw new InvalidDatasetError('The model that the training started from was deleted. Start it anew.');
    return parseLayersModel(files.modelJson, files.weightBytes);
  };
  const builtInTest = async (): Promise<Dataset> => inkAll((await room.loadStrokes()).test);

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
      // Begun again it would fail again, unless what failed was the storage.
      if (!(error instanceof StorageError)) await runs.dropRun();
      throw error;
    } finally {
      control = null;
    }
  }

  const lockName = `${prefix}digit-reader:training`;
  const busy = () => {
    throw new TrainingBusyError('Another page of Digit Reader is training. Wait for it, or stop it there.');
  };

  return {
    train: (request, onProgress) =>
      typed((all) =>
        withTrainingLock(
          lockName,
          () =>
            perform(
              all,
              async () => {
                const record: RunRecord = {
                  request,
                  parentId: await all.models.activeId(),
                  startedAt: new Date().toISOString(),
                };
                await all.runs.begin(record);
                return record;
              },
              onProgress,
            ),
          { whenTaken: busy },
        ),
      ),

    continueTraining: (onProgress) =>
      typed((all) =>
        withTrainingLock(
          lockName,
          () =>
            perform(
              all,
              async () => {
                const record = await all.runs.run();
                if (!record) throw new InvalidDatasetError('There is no training to continue. Start a new one.');
                return record;
              },
              onProgress,
            ),
          { whenTaken: busy },
        ),
      ),

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

    outcome: () => typed(async ({ runs }) => (await runs.outcome())?.outcome ?? null),
    keep: (name) =>
      typed(async ({ runs, models }) => {
        const record = await runs.outcome();
        if (!record) throw new InvalidDatasetError('There is no new model to keep. Train one.');
        const { outcome, parentId, settings, files } = record;
        const model = parseLayersModel(files.modelJson, files.weightBytes);
        const kept = await models.add(
          {
            name,
            parentId: outcome.mode === 'fine-tune' ? parentId : null,
            parameterCount: countParameters(model),
            metrics: outcome.metrics,
            origin: {
              kind: outcome.mode === 'fine-tune' ? 'fine-tuned' : 'from-scratch',
              data: outcome.data,
              count: outcome.count,
              settings,
            },
          },
          toFiles({ ...model, metadata: { ...model.metadata, name } }),
        );
        await runs.dropOutcome();
        return kept;
      }),
    discard: () => typed(({ runs }) => runs.dropOutcome()),

    importSamples: (files, onProgress) =>
      typed(({ samples }) => importSamples(samples, files, room.readGlyph, onProgress)),
    importMnist: (onProgress) =>
      typed(async ({ samples }) => {
        const downloads = await openDownloadStore(`${prefix}digit-reader-downloads`);
        return importMnist(samples, downloads, onProgress).finally(() => downloads.close());
      }),
    exportSamples: (format, onProgress) => typed(({ samples }) => exportSamples(samples, format, onProgress)),

    importModel: (file) =>
      typed(async ({ models }) => {
        const model = await importModel(file, file.name);
        await room.startBackend();
        const builtIn = await builtInTest();
        const before = readGlyphs(await loadParent(models, await models.activeId()), builtIn.images);
        const after = readGlyphs(model, builtIn.images);
        const metrics = {
          heldOut: null,
          builtIn: {
            before: evaluateAnswers(builtIn.labels, before),
            after: evaluateAnswers(builtIn.labels, after),
          },
        };
        const { name } = model.metadata;
        const origin = { kind: 'imported', data: file.name, count: null, settings: null } as const;
        const version = { name, parentId: null, parameterCount: countParameters(model), metrics, origin };
        return models.add(version, toFiles(model));
      }),

    exportModel: (id) =>
      typed(async ({ models }) => {
        if (id === null) {
          const { files, card } = await room.loadShipped();
          return exportModel(files, card);
        }
        const [version, files] = await Promise.all([models.get(id), models.files(id)]);
        if (!version || !files) throw new InvalidDatasetError('The model was deleted in another window.');
        return exportModel(files, writeCard(version));
      }),
  };
}

async function openStores(prefix: string): Promise<Stores> {
  const [samples, models, runs] = await Promise.all([
    openSampleStore(`${prefix}digit-reader-samples`),
    openModelStore(`${prefix}digit-reader-models`),
    openRunStore(`${prefix}digit-reader-training`),
  ]);
  return { samples, models, runs };
}
