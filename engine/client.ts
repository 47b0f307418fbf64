import type { Recognizer } from './api.ts';
import { reviveError, WorkerCrashedError } from './errors.ts';
import { createWorkerClient } from './worker-client.ts';

/** A recognizer in a worker, and the way to end it. */
export interface RecognizerClient extends Recognizer {
  /** Ends the worker; what is pending rejects with `WorkerCrashedError`. The next call starts a new one. */
  terminate(): void;
}

const crashed = (detail: string) =>
  new WorkerCrashedError(
    `The recognizer stopped: ${detail || 'it could not be started'}. Try again: it starts anew by itself.`,
  );

/** Speaks to a recognizer in a worker; see `createWorkerClient` for what happens when the worker dies. */
export function createRecognizerClient(spawnWorker: () => Worker): RecognizerClient {
  const { call, end } = createWorkerClient<Recognizer>({ spawnWorker, crashed, revive: reviveError });
  return {
    load: () => call((remote) => remote.load()),
    reload: () => call((remote) => remote.reload()),
    readInk: (ink, options) => call((remote) => remote.readInk(ink, options)),
    readPicture: (picture, options) => call((remote) => remote.readPicture(picture, options)),
    classify: (glyphs) => call((remote) => remote.classify(glyphs)),
    terminate: () => end(crashed('it was ended')),
  };
}
