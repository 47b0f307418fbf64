import { proxy, type Remote, releaseProxy, wrap } from 'comlink';
import { WorkerCrashedError } from '../engine/errors.ts';
import type { Trainings } from './api.ts';
import { reviveTrainingError } from './errors.ts';
import type { SharedTrainer } from './shared-trainer.ts';

/** What of the trainer is shared among pages: the training, which outlives the page that began it. */
export interface SharedTrainings extends Trainings {
  /** Resolves when the worker is gone, which ends itself without work; holding on to it until then keeps it alive. */
  whenGone(): Promise<void>;
}

interface Session {
  readonly remote: Remote<SharedTrainer>;
  /** Rejects when the worker dies; never resolves. */
  readonly death: Promise<never>;
  leave(): void;
}

/** Shorter than the worker waits before it ends itself: a connection never outlives its worker's patience. */
const IDLE_MS = 3_000;
/** A worker that is just ending answers nothing; the next one does. Loading takes a second on a slow machine. */
const HELLO_MS = 4_000;
const ATTEMPTS = 5;

/**
 * Speaks to the trainer in a shared worker: connects at the first call, rejects what is pending when the worker dies, and
 * lets go of it when nothing is asked for a while.
 *
 * @param connect `() => new SharedWorker('/trainer-worker.js').port`
 */
export function createSharedClient(connect: () => MessagePort, helloMs = HELLO_MS): SharedTrainings {
  let session: Promise<Session> | null = null;
  let pending = 0;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  const forget = () => {
    session = null;
  };
  const leave = async (left: Promise<Session>) => {
    if (session === left) forget();
    (await left).leave();
  };

  async function call<T>(method: (remote: Remote<SharedTrainer>) => Promise<T>): Promise<T> {
    clearTimeout(idleTimer);
    pending++;
    try {
      session ??= openSession(connect, helloMs, forget).catch((error: unknown) => {
        forget();
        throw error;
      });
      const { remote, death } = await session;
      return await Promise.race([method(remote), death]);
    } catch (error) {
      throw reviveTrainingError(error);
    } finally {
      pending--;
      const idle = session;
      if (pending === 0 && idle) idleTimer = setTimeout(() => void leave(idle), IDLE_MS);
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
    whenGone: () => call(() => new Promise<never>(() => {})).catch(() => undefined), // `call` rejects at its death
  };
}

async function openSession(connect: () => MessagePort, helloMs: number, onDeath: () => void): Promise<Session> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = connect();
    const remote = wrap<SharedTrainer>(port);
    const lifeline = await Promise.race([remote.lifeline(), late(helloMs)]);
    if (lifeline !== null) return watch(remote, port, lifeline, onDeath);
    port.close();
  }
  throw new WorkerCrashedError('The training’s worker does not start. Close the page and open it again.');
}

const late = (afterMs: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), afterMs));

function watch(remote: Remote<SharedTrainer>, port: MessagePort, lifeline: string, onDeath: () => void): Session {
  const { promise: death, reject } = Promise.withResolvers<never>();
  death.catch(() => {}); // without pending calls nobody listens
  const leaving = new AbortController();
  const end = () => {
    remote[releaseProxy]();
    port.close();
  };
  navigator.locks
    .request(lifeline, { mode: 'shared', signal: leaving.signal }, () => {
      onDeath();
      end();
      reject(
        new WorkerCrashedError(
          'The training’s worker stopped. Your models are untouched; start or continue the training again.',
        ),
      );
    })
    .catch(() => {}); // left before the worker died
  return {
    remote,
    death,
    leave() {
      leaving.abort();
      end();
    },
  };
}
