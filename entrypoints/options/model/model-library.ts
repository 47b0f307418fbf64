import { type ModelStore, openModelStore } from '../../../model/store.ts';
import type { ModelVersion } from '../../../model/version.ts';
import { Observable } from '../shared/observable.ts';
import { readShippedModel, type ShippedModel } from './shipped-model.ts';

/** The models of this browser, as the page shows them. */
export interface ModelLibraryState {
  /** False until the store was read for the first time. */
  readonly isLoaded: boolean;
  readonly shipped: ShippedModel | null;
  /** Newest first. */
  readonly versions: readonly ModelVersion[];
  /** Null: the shipped model. */
  readonly activeId: string | null;
}

/** What the page knows of the models: read from the store again whenever this or another page changed it. */
export const modelLibrary = new Observable<ModelLibraryState>({
  isLoaded: false,
  shipped: null,
  versions: [],
  activeId: null,
});

let opened: Promise<ModelStore> | null = null;

/** The store, opened once; opened again after a failure. */
export function modelStore(): Promise<ModelStore> {
  opened ??= openModelStore().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** Reads everything from the store. @throws {StorageError} */
export async function refreshModels(): Promise<void> {
  const store = await modelStore();
  const [shipped, versions, activeId] = await Promise.all([
    modelLibrary.state.shipped ?? readShippedModel(),
    store.list(),
    store.activeId(),
  ]);
  modelLibrary.update({ isLoaded: true, shipped, versions, activeId });
}

/** Runs a change of the store and shows what came of it. @throws {StorageError} */
export async function changeModels<Result>(change: (store: ModelStore) => Promise<Result>): Promise<Result> {
  const outcome = await change(await modelStore());
  await refreshModels();
  return outcome;
}

/** Those of some models that were not deleted meanwhile; null is the shipped model. */
export const stillThere = ({ versions }: ModelLibraryState, ids: readonly (string | null)[]): (string | null)[] =>
  ids.filter((id) => id === null || versions.some((version) => version.id === id));

/** The version that is active, null for the shipped model. */
export const activeVersion = ({ versions, activeId }: ModelLibraryState): ModelVersion | null =>
  versions.find(({ id }) => id === activeId) ?? null;
