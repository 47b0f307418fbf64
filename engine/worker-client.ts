import { type Remote, releaseProxy, wrap } from 'comlink';

/** One worker behind Comlink, started at the first call. */
export interface WorkerClient<Face> {
  /** Runs one remote call. @throws {Error} what the worker threw, revived, or that it died */
  call<T>(request: (remote: Remote<Face>) => Promise<T>): Promise<T>;
  /** Ends the worker; what is pending rejects with the error. The next call starts a new one. */
  end(error: Error): void;
}

/** How one worker is started, and what is said of it. */
export interface WorkerClientOptions {
  spawnWorker(): Worker;
  /** What is thrown when the worker dies by itself. @param detail what is known of it; may be empty */
  crashed(detail: string): Error;
  /** Gives an error that crossed from the worker its class again. */
  revive(error: unknown): Error;
  /** A worker without work is ended after this time, in milliseconds. Never by default. */
  readonly idleMs?: number;
}

interface Session<Face> {
  readonly worker: Worker;
  readonly remote: Remote<Face>;
  /** Rejects the pending calls. */
  readonly pending: Set<(error: Error) => void>;
}

/**
 * Comlink's callers wait for ever when a worker dies: it never listens for the worker's `error` and `messageerror`. So
 * this does, rejects everything pending, and lets the next call start a new worker.
 */
export function createWorkerClient<Face>(options: WorkerClientOptions): WorkerClient<Face> {
  const { crashed, revive, idleMs } = options;
  let session: Session<Face> | null = null;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  function open(): Session<Face> {
    const worker = options.spawnWorker();
    const opened = { worker, remote: wrap<Face>(worker), pending: new Set<(error: Error) => void>() };
    worker.addEventListener('error', (event) => close(opened, crashed(event.message ?? '')));
    worker.addEventListener('messageerror', () => close(opened, crashed('a message could not be read')));
    return opened;
  }

  function close({ worker, remote, pending }: Session<Face>, error: Error): void {
    if (session?.worker === worker) session = null;
    worker.terminate();
    for (const reject of pending) reject(error);
    (remote as { [releaseProxy]?: () => void })[releaseProxy]?.();
  }

  function end(error: Error): void {
    clearTimeout(idleTimer);
    if (session) close(session, error);
  }

  return {
    end,
    async call(request) {
      clearTimeout(idleTimer);
      session ??= open();
      const { remote, pending } = session;
      const { promise: death, reject } = Promise.withResolvers<never>();
      pending.add(reject);
      try {
        return await Promise.race([request(remote), death]);
      } catch (error) {
        throw revive(error);
      } finally {
        pending.delete(reject);
        if (idleMs !== undefined && pending.size === 0 && session?.pending === pending)
          idleTimer = setTimeout(() => end(new DOMException('The worker was idle.', 'AbortError')), idleMs);
      }
    },
  };
}
