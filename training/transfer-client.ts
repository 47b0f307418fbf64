import { proxy, type Remote, wrap } from 'comlink';
import { WorkerCrashedError } from '../engine/errors.ts';
import type { Transfers } from './api.ts';
import { ModelImportError, reviveTrainingError } from './errors.ts';
import { explain, ofFile } from './faults.ts';

/** What reads and writes files, in a worker of the page's own. */
export interface TransferClient extends Transfers {
  /** Ends the worker at once; pending calls reject with `AbortError`. */
  terminate(): void;
}

interface Host {
  readonly worker: Worker;
  readonly remote: Remote<Transfers>;
  /** Rejects when the worker dies; never resolves. */
  readonly death: Promise<never>;
  readonly die: (error: Error) => void;
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
  let host: Host | null = null;
  let pendingCalls = 0;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  function release(dead: Host, error: Error): void {
    dead.die(error);
    dead.worker.terminate();
    if (host === dead) host = null;
  }

  async function call<T>(method: (remote: Remote<Transfers>) => Promise<T>): Promise<T> {
    clearTimeout(idleTimer);
    pendingCalls++;
    try {
      host ??= spawnHost(spawnWorker, release);
      return await Promise.race([method(host.remote), host.death]);
    } catch (error) {
      throw reviveTrainingError(error);
    } finally {
      pendingCalls--;
      const idle = host;
      if (pendingCalls === 0 && idle)
        idleTimer = setTimeout(() => release(idle, new DOMException('The worker was idle.', 'AbortError')), idleMs);
    }
  }

  return {
    previewSamples: (files) => call((remote) => remote.previewSamples(files)),
    cancelPreview: () => call((remote) => remote.cancelPreview()),
    importSamples: (files, onProgress) => call((remote) => remote.importSamples(files, proxy(onProgress))),
    importMnist: (onProgress) => call((remote) => remote.importMnist(proxy(onProgress))),
    cancelImport: () => call((remote) => remote.cancelImport()),
    undoInterruptedImport: () => call((remote) => remote.undoInterruptedImport()),
    exportSamples: (format, onProgress) => call((remote) => remote.exportSamples(format, proxy(onProgress))),
    importModel: (file) =>
      call((remote) => {
        const { promise: late, reject } = Promise.withResolvers<never>();
        const giveUp = () => {
          reject(ofFile(explain(ModelImportError, 'file_slow'), file.name));
          if (host) release(host, new DOMException('The worker was ended.', 'AbortError'));
        };
        const timer = setTimeout(giveUp, IMPORT_MODEL_MS);
        return Promise.race([remote.importModel(file), late]).finally(() => clearTimeout(timer));
      }),
    exportModel: (id) => call((remote) => remote.exportModel(id)),
    terminate() {
      clearTimeout(idleTimer);
      if (host) release(host, new DOMException('The worker was ended.', 'AbortError'));
    },
  };
}

function spawnHost(spawnWorker: () => Worker, release: (host: Host, error: Error) => void): Host {
  const worker = spawnWorker();
  const { promise: death, reject: die } = Promise.withResolvers<never>();
  death.catch(() => {}); // without pending calls nobody listens
  const host: Host = { worker, remote: wrap<Transfers>(worker), death, die };
  const crash = (detail: string) =>
    release(
      host,
      new WorkerCrashedError(
        `The worker stopped${detail ? `: ${detail}` : ''}. Your models and samples are untouched; try again.`,
      ),
    );
  worker.addEventListener('error', (event) => crash(event.message ?? ''));
  worker.addEventListener('messageerror', () => crash('a message could not be read'));
  return host;
}
