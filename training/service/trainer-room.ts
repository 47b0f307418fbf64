import { parseLayersModel } from '../../model/layers-model.ts';
import type { SequentialModel } from '../../model/spec.ts';
import { type ModelStore, openModelStore } from '../../model/store.ts';
import type { ModelFiles } from '../../model/version.ts';
import { InvalidDatasetError } from '../errors.ts';
import { explain } from '../faults.ts';
import type { ReadGlyph } from '../imports/read-pictures.ts';
import type { StrokePack } from '../rehearsal/stroke-pack.ts';
import { openSampleStore, type SampleStore } from '../sample-store.ts';
import { openRunStore, type RunStore } from './run-store.ts';
import { typeFailure } from './type-failure.ts';

/** What a trainer needs of the room that it works in. */
export interface TrainerRoom {
  /** Starts tfjs on WASM with the kernels that training needs; called before every use, cheap when it runs already. */
  readonly startBackend: () => Promise<void>;
  /** The shipped model's two files and its card. */
  readonly loadShipped: () => Promise<{ files: ModelFiles; card: string }>;
  /** Digits for rehearsal and for the built-in test. */
  readonly loadStrokes: () => Promise<StrokePack>;
  readonly readGlyph: ReadGlyph;
  /** Put before the names of databases and locks; '' but in tests. */
  readonly databasePrefix?: string;
}

/** The databases that a trainer works on. */
export interface Stores {
  readonly samples: SampleStore;
  readonly models: ModelStore;
  readonly runs: RunStore;
}

/** The room with its stores: what every part of the trainer works in. */
export interface Workshop {
  readonly room: TrainerRoom;
  /** Before the names of databases and locks. */
  readonly prefix: string;
  /** Runs work on the stores, opened once, and gives its failures their classes. */
  typed<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** A version's network, or the shipped one for null. @throws {InvalidDatasetError} it was deleted */
  loadParent(models: ModelStore, parentId: string | null): Promise<SequentialModel>;
}

/** Opens nothing before it is needed; after a failure, opens again. */
export function createWorkshop(room: TrainerRoom): Workshop {
  const prefix = room.databasePrefix ?? '';
  let opened: Promise<Stores> | undefined;
  const stores = (): Promise<Stores> => {
    opened ??= openStores(prefix).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    room,
    prefix,
    async typed(work) {
      try {
        return await work(await stores());
      } catch (error) {
        throw typeFailure(error);
      }
    },
    async loadParent(models, parentId) {
      const files = parentId === null ? (await room.loadShipped()).files : await models.files(parentId);
      if (!files) throw explain(InvalidDatasetError, 'parent_gone');
      return parseLayersModel(files.modelJson, files.weightBytes);
    },
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
