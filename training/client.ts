import { proxy, type Remote, wrap } from 'comlink';
import { WorkerCrashedError } from '../engine/errors.ts';
import type { Trainer } from './api.ts';
import { ModelImportError, reviveTrainingError } from './errors.ts';
import { explain, ofFile } from './faults.ts';

/** A trainer in a worker. */
export type TrainerClient = Trainer & {
  /** Ends the worker at once; pending calls reject with `AbortError`. A training can be continued from its checkpoint. */
  terminate(): void;
};

interface Host {
  readonly worker: Worker;
  readonly remote: Remote<Trainer>;
  /** Rejects when the worker dies; never resolves. */
  readonly death: Promise<never>;
  readonly die: (error: Error) => void;
}

/** A worker's WASM heap never shrinks, so one without work is ended after this time. */
const IDLE_MS = 5_000;
/** Reading a model takes about a second; a file made to keep its reader going for ever is given up after this time. */
const IMPORT_MODEL_MS = 60_000;

/**
 * The trainer's face in a page: spawns the worker on the first call, rejects what is pending when it dies, starts a new
 * one on the next call, and ends it when it has been idle.
 *
 * @param spawnWorker `() => new Worker(browser.runtime.getURL('/trainer-worker.js'))`
 */
export function createTrainerClient(spawnWorker: () => Worker, idleMs = IDLE_MS): TrainerClient {
  let host: Host | null = null;
  let pendingCalls = 0;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  function release(dead: Host, error: Error): void {
    dead.die(error);
    dead.worker.terminate();
    if (host === dead) host = null;
  }

  async function call<T>(method: (remote: Remote<Trainer>) => Promise<T>): Promise<T> {
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
        idleTimer = setTimeout(() => release(idle, new DOMException('The trainer was idle.', 'AbortError')), idleMs);
    }
  }

  return {
    train: (request, onProgress) => call((remote) => remote.train(request, proxy(onProgress))),
    continueTraining: (onProgress) => call((remote) => remote.continueTraining(proxy(onProgress))),
    pause: () => call((remote) => remote.pause()),
    resume: () => call((remote) => remote.resume()),
    stop: () => call((remote) => remote.stop()),
    pendingTraining: () => call((remote) => remote.pendingTraining()),
    dropPendingTraining: () => call((remote) => remote.dropPendingTraining()),
    outcome: () => call((remote) => remote.outcome()),
    keep: (name) => call((remote) => remote.keep(name)),
    discard: () => call((remote) => remote.discard()),
    previewSamples: (files) => call((remote) => remote.previewSamples(files)),
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
          if (host) release(host, new DOMException('The trainer was ended.', 'AbortError'));
        };
        const timer = setTimeout(giveUp, IMPORT_MODEL_MS);
        return Promise.race([remote.importModel(file), late]).finally(() => clearTimeout(timer));
      }),
    exportModel: (id) => call((remote) => remote.exportModel(id)),
    terminate() {
      clearTimeout(idleTimer);
      if (host) release(host, new DOMException('The trainer was ended.', 'AbortError'));
    },
  };
}

function spawnHost(spawnWorker: () => Worker, release: (host: Host, error: Error) => void): Host {
  const worker = spawnWorker();
  const { promise: death, reject: die } = Promise.withResolvers<never>();
  death.catch(() => {}); // without pending calls nobody listens
  const host: Host = { worker, remote: wrap<Trainer>(worker), death, die };
  const crash = (detail: string) =>
    release(
      host,
      new WorkerCrashedError(
        `The training's worker stopped${detail ? `: ${detail}` : ''}. Your models are untouched; start or continue the training again.`,
      ),
    );
  worker.addEventListener('error', (event) => crash(event.message ?? ''));
  worker.addEventListener('messageerror', () => crash('a message could not be read'));
  return host;
}
