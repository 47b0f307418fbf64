import { type Remote, releaseProxy, wrap } from 'comlink';
import type { Recognizer } from './api.ts';
import { reviveError, WorkerCrashedError } from './errors.ts';

/** A recognizer in a worker, and the way to end it. */
export interface RecognizerClient extends Recognizer {
  /** Ends the worker; what is pending rejects with `WorkerCrashedError`. The next call starts a new one. */
  terminate(): void;
}

/** Speaks to a recognizer in a worker; see `createWorkerClient` for what happens when the worker dies. */
export function createRecognizerClient(spawnWorker: () => Worker): RecognizerClient {
  const { call, terminate } = createWorkerClient<Recognizer>(spawnWorker, 'recognizer');
  return {
    load: () => call((remote) => remote.load()),
    reload: () => call((remote) => remote.reload()),
    readInk: (ink, options) => call((remote) => remote.readInk(ink, options)),
    readPicture: (picture, options) => call((remote) => remote.readPicture(picture, options)),
    classify: (glyphs) => call((remote) => remote.classify(glyphs)),
    terminate,
  };
}

/** One worker behind Comlink, started at the first call. */
export interface WorkerClient<Face> {
  /** Runs one remote call. @throws {EngineError} of the class that the worker threw, or `WorkerCrashedError` */
  call<T>(request: (remote: Remote<Face>) => Promise<T>): Promise<T>;
  terminate(): void;
}

/**
 * Comlink's callers wait for ever when a worker dies: it never listens for the worker's `error` and `messageerror`. So
 * this does, rejects everything pending, and lets the next call start a new worker.
 */
export function createWorkerClient<Face>(spawnWorker: () => Worker, name: string): WorkerClient<Face> {
  let session:
    | { worker: Worker; remote: Remote<Face>; fail: (reason: string) => void; died: Promise<never> }
    | undefined;

  const open = () => {
    const worker = spawnWorker();
    let fail!: (reason: string) => void;
    const died = new Promise<never>((_, reject) => {
      fail = (reason) => {
        if (session?.worker === worker) session = undefined;
        worker.terminate();
        reject(new WorkerCrashedError(`The ${name} stopped: ${reason}. Try again: it starts anew by itself.`));
      };
    });
    died.catch(() => undefined); // nobody may be waiting
    worker.addEventListener('error', (event) => fail((event as ErrorEvent).message || 'it could not be started'));
    worker.addEventListener('messageerror', () => fail('a message could not be read'));
    session = { worker, remote: wrap<Face>(worker), fail, died };
    return session;
  };

  return {
    async call(request) {
      const { remote, died } = session ?? open();
      try {
        return await Promise.race([request(remote), died]);
      } catch (error) {
        throw reviveError(error);
      }
    },
    terminate() {
      const ended = session;
      ended?.fail('it was ended');
      (ended?.remote as { [releaseProxy]?: () => void } | undefined)?.[releaseProxy]?.();
    },
  };
}
