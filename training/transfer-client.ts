import { proxy } from 'comlink';
import { WorkerCrashedError } from '../engine/errors.ts';
import { createWorkerClient } from '../engine/worker-client.ts';
import type { Transfers } from './api.ts';
import { ModelImportError, reviveTrainingError } from './errors.ts';
import { explain, ofFile } from './faults.ts';

/** What reads and writes files, in a worker of the page's own. */
export interface TransferClient extends Transfers {
  /** Ends the worker at once; pending calls reject with `AbortError`. */
  terminate(): void;
}

/** A worker's WASM heap never shrinks, so one without work is ended after this time. */
const IDLE_MS = 5_000;
/** Reading a model takes about a second; a file made to keep its reader going for ever is given up after this time. */
const IMPORT_MODEL_MS = 60_000;

/**
 * Speaks to a trainer in a dedicated worker, which can be ended when a file makes it go on for ever: spawns it on the
 * first call, rejects what is pending when it dies, starts a new one on the next call, and ends it when it has been idle.
 *
 * @param spawnWorker `() => new Worker(browser.runtime.getURL('/trainer-worker.js'))`
 */
export function createTransferClient(spawnWorker: () => Worker, idleMs = IDLE_MS): TransferClient {
  const { call, end } = createWorkerClient<Transfers>({ spawnWorker, crashed, revive: reviveTrainingError, idleMs });
  return {
    previewSamples: (files) => call((remote) => remote.previewSamples(files)),
    cancelPreview: () => call((remote) => remote.cancelPreview()),
    importSamples: (files, onProgress) => call((remote) => remote.importSamples(files, proxy(onProgress))),
    importMnist: (onProgress) => call((remote) => remote.importMnist(proxy(onProgress))),
    cancelImport: () => call((remote) => remote.cancelImport()),
    undoInterruptedImport: () => call((remote) => remote.undoInterruptedImport()),
    exportSamples: (format, onProgress) => call((remote) => remote.exportSamples(format, proxy(onProgress))),
    async importModel(file) {
      const tooSlow = () => end(ofFile(explain(ModelImportError, 'file_slow'), file.name));
      const timer = setTimeout(tooSlow, IMPORT_MODEL_MS);
      try {
        return await call((remote) => remote.importModel(file));
      } finally {
        clearTimeout(timer);
      }
    },
    exportModel: (id) => call((remote) => remote.exportModel(id)),
    terminate: () => end(new DOMException('The worker was ended.', 'AbortError')),
  };
}

const crashed = (detail: string) =>
  new WorkerCrashedError(
    `The worker stopped${detail ? `: ${detail}` : ''}. Your models and samples are untouched; try again.`,
  );
