import { expect, test, vi } from 'vitest';
import type { TrainingOutcome, TrainingProgress } from '../../../../training/api.ts';
import type { RunRecord } from '../../../../training/service/run-store.ts';
import { TrainingUnderWay } from '../../../../training/service/training-under-way.ts';

const at = (step: number) => ({ step }) as TrainingProgress;

function start() {
  const done = Promise.withResolvers<TrainingOutcome>();
  let report: (progress: TrainingProgress) => void = () => {};
  const underWay = new TrainingUnderWay({} as RunRecord, (tell) => {
    report = tell;
    return done.promise;
  });
  return { underWay, done, report: (step: number) => report(at(step)) };
}

test('who comes late is told the way so far, then what follows', async () => {
  const { underWay, done, report } = start();
  for (let step = 0; step < 1_000; step++) report(step);
  const steps: number[] = [];
  const outcome = underWay.follow(({ step }) => steps.push(step));
  expect(steps.length).toBeLessThanOrEqual(400);
  expect(steps.length).toBeGreaterThan(150);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  report(1_000);
  expect(steps.slice(-2)).toEqual([999, 1_000]);
  expect(underWay.progress).toEqual(at(1_000));
  done.resolve({ count: 7 } as TrainingOutcome);
  expect(await outcome).toEqual({ count: 7 });
});

test('a page that is gone is told nothing more; one that fails keeps nobody else from hearing', async () => {
  const { underWay, report } = start();
  const gone = vi.fn(() => new Promise(() => {}));
  const failing = vi.fn(() => Promise.reject(new Error('no such page')));
  void underWay.follow(gone);
  void underWay.follow(failing);
  for (let step = 0; step < 200; step++) {
    report(step);
    await Promise.resolve();
    await Promise.resolve();
  }
  expect(gone.mock.calls.length).toBeLessThan(60);
  expect(failing).toHaveBeenCalledTimes(200);
});

test('a page that stalled is told again once it answers', async () => {
  const { underWay, report } = start();
  const stalled = Promise.withResolvers<void>();
  const listener = vi.fn((_: TrainingProgress) => stalled.promise);
  void underWay.follow(listener);
  for (let step = 0; step < 200; step++) report(step);
  expect(listener.mock.calls.length).toBeLessThan(60);
  stalled.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  report(200);
  expect(listener).toHaveBeenLastCalledWith(at(200));
});
