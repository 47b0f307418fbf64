/** How a lock is asked for. */
export interface LockOptions<T> {
  /** Called instead when another one holds it. */
  readonly whenTaken: () => T;
  /** How long to wait for its holder; a page that was just closed takes a moment to let go. 0 by default. */
  readonly patienceMs?: number;
}

/**
 * Runs `work` while holding a lock over all pages and workers of the extension. The browser lets go of it when its holder
 * dies, so a crash leaves nothing locked.
 */
export async function withTrainingLock<T>(
  name: string,
  work: () => Promise<T>,
  { whenTaken, patienceMs = 0 }: LockOptions<T>,
): Promise<T> {
  if (patienceMs === 0) {
    return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : whenTaken()));
  }
  const signal = AbortSignal.timeout(patienceMs); // ends the waiting only, never the work
  let isHeld = false;
  try {
    return await navigator.locks.request(name, { signal }, () => {
      isHeld = true;
      return work();
    });
  } catch (error) {
    if (isHeld || !signal.aborted) throw error;
    return whenTaken();
  }
}
