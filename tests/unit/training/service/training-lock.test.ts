import { expect, test } from 'vitest';
import { withTrainingLock } from '../../../../training/service/training-lock.ts';

/** Holds a lock until it is let go. */
function hold(name: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const work = async () => {
    held.resolve();
    await promise;
  };
  void withTrainingLock(name, work, { whenTaken: () => undefined });
  return { isHeld: held.promise, letGo: resolve };
}

const task = async () => 'done';

test('without patience, a taken lock is refused at once', async () => {
  const holder = hold('impatient');
  await holder.isHeld;
  expect(await withTrainingLock('impatient', task, { whenTaken: () => 'taken' })).toBe('taken');
  holder.letGo();
});

test('with patience, it waits for a holder that is about to let go', async () => {
  const holder = hold('patient');
  await holder.isHeld;
  const waiting = withTrainingLock('patient', task, { whenTaken: () => 'taken', patienceMs: 10_000 });
  holder.letGo();
  expect(await waiting).toBe('done');
});

test('patience ends, and never ends the work', async () => {
  const holder = hold('busy');
  await holder.isHeld;
  expect(await withTrainingLock('busy', task, { whenTaken: () => 'taken', patienceMs: 20 })).toBe('taken');
  holder.letGo();
  const slow = () => new Promise<string>((resolve) => setTimeout(resolve, 60, 'done'));
  expect(await withTrainingLock('slow', slow, { whenTaken: () => 'taken', patienceMs: 20 })).toBe('done');
});

test('an error of the work is the caller’s', async () => {
  const work = async () => {
    throw new RangeError('broken');
  };
  await expect(withTrainingLock('broken', work, { whenTaken: () => null, patienceMs: 1000 })).rejects.toThrow('broken');
});
