import type { Trainer } from '../api.ts';
import { exportSamples } from '../exports/export-samples.ts';
import { openDownloadStore } from '../imports/download-store.ts';
import { importMnist } from '../imports/import-mnist.ts';
import { importSamples } from '../imports/import-samples.ts';
import { previewSamples } from '../imports/preview-samples.ts';
import type { Stores, Workshop } from './trainer-room.ts';
import { withTrainingLock } from './training-lock.ts';

type SampleTransfers = Pick<
  Trainer,
  | 'previewSamples'
  | 'cancelPreview'
  | 'importSamples'
  | 'importMnist'
  | 'cancelImport'
  | 'undoInterruptedImport'
  | 'exportSamples'
>;

/** How long a worker whose page was just closed, or loaded anew, may take to let go of its import. */
const CLOSING_MS = 3000;

/** The trainer's part that brings samples and takes them out. */
export function createSampleTransfers({ room, prefix, typed }: Workshop): SampleTransfers {
  const lockName = `${prefix}digit-reader:import`;
  let cancelling: AbortController | null = null;
  let previewing: AbortController | null = null;

  /** One import at a time, over all pages: what another page brings just now is not known to this one. */
  const bring = <T>(work: (stores: Stores, signal: AbortSignal) => Promise<T>): Promise<T> =>
    typed(async (stores) => {
      const current = new AbortController();
      cancelling = current;
      try {
        return await navigator.locks.request(lockName, { signal: current.signal }, async () => {
          await stores.samples.undoUnfinishedImports(); // whoever began them is gone: the lock is ours
          return work(stores, current.signal);
        });
      } finally {
        if (cancelling === current) cancelling = null;
      }
    });

  return {
    previewSamples: (files) => {
      previewing?.abort();
      const current = new AbortController();
      previewing = current;
      return typed(() => previewSamples(files, room.readGlyph, current.signal));
    },
    cancelPreview: async () => previewing?.abort(),
    importSamples: (files, onProgress) =>
      bring(({ samples }, signal) => importSamples(samples, files, room.readGlyph, onProgress, { signal })),
    importMnist: (onProgress) =>
      bring(async ({ samples }, signal) => {
        const downloads = await openDownloadStore(`${prefix}digit-reader-downloads`);
        return importMnist(samples, downloads, onProgress, signal).finally(() => downloads.close());
      }),
    cancelImport: async () => cancelling?.abort(),
    undoInterruptedImport: () =>
      typed(({ samples }) =>
        withTrainingLock(lockName, () => samples.undoUnfinishedImports(), {
          whenTaken: () => 0, // another page imports
          patienceMs: CLOSING_MS,
        }),
      ),
    exportSamples: (format, onProgress) => typed(({ samples }) => exportSamples(samples, format, onProgress)),
  };
}
