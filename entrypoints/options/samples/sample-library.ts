import { openSampleStore, type SampleStore } from '../../../training/sample-store.ts';
import { Observable } from '../shared/observable.ts';

/** How many samples there are. */
export interface SampleLibraryState {
  readonly isLoaded: boolean;
  /** [10]: samples of each digit. */
  readonly countByLabel: readonly number[];
  readonly total: number;
  /** Rises at every change of the samples, so that views read them again. */
  readonly revision: number;
}

/** What the page knows of the samples in this browser. */
export const sampleLibrary = new Observable<SampleLibraryState>({
  isLoaded: false,
  countByLabel: new Array<number>(10).fill(0),
  total: 0,
  revision: 0,
});

let opened: Promise<SampleStore> | null = null;

/** The store, opened once; opened again after a failure. */
export function sampleStore(): Promise<SampleStore> {
  opened ??= openSampleStore().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** Counts the samples again. @throws {StorageError} */
export async function refreshSampleCounts(): Promise<void> {
  show(await (await sampleStore()).countByLabel());
}

/** Looks for samples that other pages have kept; views read the samples again only if there are. @throws {StorageError} */
export async function noticeSamples(): Promise<void> {
  const countByLabel = await (await sampleStore()).countByLabel();
  const { isLoaded, countByLabel: known } = sampleLibrary.state;
  if (!isLoaded || countByLabel.join() !== known.join()) show(countByLabel);
}

function show(countByLabel: readonly number[]): void {
  sampleLibrary.update({
    isLoaded: true,
    countByLabel,
    total: countByLabel.reduce((sum, count) => sum + count, 0),
    revision: sampleLibrary.state.revision + 1,
  });
}

/** Runs a change of the samples and shows what came of it. @throws {StorageError} */
export async function changeSamples<Result>(change: (store: SampleStore) => Promise<Result>): Promise<Result> {
  try {
    return await change(await sampleStore());
  } finally {
    await refreshSampleCounts();
  }
}
