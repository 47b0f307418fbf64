import { expose } from 'comlink';
import { expect, test, vi } from 'vitest';
import { WorkerCrashedError } from '../../../engine/errors.ts';
import type { Trainer, TrainingProgress } from '../../../training/api.ts';
import { TrainingBusyError } from '../../../training/errors.ts';
import { createSharedClient } from '../../../training/shared-client.ts';
import { type SharedTrainer, shareTrainer } from '../../../training/shared-trainer.ts';

const progress = { step: 3 } as TrainingProgress;

/** Connects to a trainer in "shared workers", which follow each other as the browser starts them. */
function connectTo(...shares: ((port: MessagePort) => void)[]): () => MessagePort {
  return () => {
    const { port1, port2 } = new MessageChannel();
    (shares.length > 1 ? shares.shift()! : shares[0]!)(port2);
    return port1;
  };
}

test('two pages speak to one trainer; errors come with their class, reports through callbacks', async () => {
  const trainer: Partial<Trainer> = {
    continueTraining: async (onProgress) => {
      await onProgress(progress);
      throw new TrainingBusyError('busy');
    },
    outcome: async () => null,
  };
  const share = shareTrainer(trainer as Trainer, () => {});
  const [first, second] = [createSharedClient(connectTo(share)), createSharedClient(connectTo(share))];
  expect(await first.outcome()).toBeNull();
  const seen: TrainingProgress[] = [];
  await expect(second.continueTraining((report) => seen.push(report))).rejects.toBeInstanceOf(TrainingBusyError);
  expect(seen).toEqual([progress]);
});

test('the worker ends when it has had no work for a while, never before; who holds on to it hears of it', async () => {
  const end = vi.fn();
  const work = Promise.withResolvers<null>();
  const share = shareTrainer({ outcome: () => work.promise } as Partial<Trainer> as Trainer, end, 20);
  const client = createSharedClient(connectTo(share));
  const outcome = client.outcome();
  let isGone = false;
  const gone = client.whenGone().then(() => {
    isGone = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect([isGone, end.mock.calls.length]).toEqual([false, 0]);
  work.resolve(null);
  await Promise.all([outcome, gone]);
  expect(end).toHaveBeenCalledOnce();
});

test('a worker that dies rejects what is pending, and the next call finds the next worker', async () => {
  const life = Promise.withResolvers<void>();
  const held = new Promise<string>((granted) => {
    void navigator.locks.request('dying-trainer', () => {
      granted('dying-trainer');
      return life.promise;
    });
  });
  const dying: Partial<SharedTrainer> = { lifeline: () => held, outcome: () => new Promise(() => {}) };
  const next = shareTrainer({ outcome: async () => null } as Partial<Trainer> as Trainer, () => {});
  const client = createSharedClient(connectTo((port) => expose(dying, port), next));
  const pending = client.outcome();
  setTimeout(life.resolve, 10);
  await expect(pending).rejects.toBeInstanceOf(WorkerCrashedError);
  expect(await client.outcome()).toBeNull();
});

test('a worker that is just ending does not answer; the next one does', async () => {
  const next = shareTrainer({ outcome: async () => null } as Partial<Trainer> as Trainer, () => {});
  const client = createSharedClient(
    connectTo(() => {}, next),
    20,
  );
  expect(await client.outcome()).toBeNull();
});
