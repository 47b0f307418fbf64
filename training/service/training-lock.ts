/**
 * Runs `work` while holding a lock over all pages and workers of the extension. The browser lets go of it when its holder
 * dies, so a crash leaves nothing locked.
 *
 * @param whenTaken called instead when another one holds it
 */
export async function withTrainingLock<T>(name: string, work: () => Promise<T>, whenTaken: () => T): Promise<T> {
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : whenTaken()));
}
