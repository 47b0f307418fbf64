import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { type OutcomeRecord, openRunStore, type RunRecord } from '../../../../training/service/run-store.ts';

let stores = 0;
const open = () => openRunStore(`runs-${stores++}`);
const run = { startedAt: 'now' } as RunRecord;
const outcome = { parentId: null } as OutcomeRecord;

test('how a training ended is told once', async () => {
  const store = await open();
  await store.begin(run);
  expect(await store.takeEnding()).toBeUndefined();
  await store.finish(outcome);
  expect(await store.look()).toEqual({ run: undefined, outcome });
  expect(await Promise.all([store.takeEnding(), store.takeEnding()])).toEqual([{ kind: 'finished' }, undefined]);
  expect(await store.outcome()).toEqual(outcome);
});

test('a failure is kept with its reason; only a hopeless run is not to be continued', async () => {
  const store = await open();
  const error = { name: 'OutOfMemoryError', message: 'no memory' };
  await store.begin(run);
  await store.fail(error, false);
  expect(await store.look()).toEqual({ run, outcome: undefined });
  expect(await store.takeEnding()).toEqual({ kind: 'failed', error });
  await store.fail(error, true);
  expect(await store.run()).toBeUndefined();
});

test('what begins anew is not told as what has ended', async () => {
  const store = await open();
  await store.fail({ name: 'Error', message: 'old' }, true);
  await store.begin(run);
  expect(await store.takeEnding()).toBeUndefined();
});
