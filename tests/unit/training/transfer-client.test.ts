import { expect, test, vi } from 'vitest';
import { WorkerCrashedError } from '../../../engine/errors.ts';
import type { Trainer } from '../../../training/api.ts';
import { InvalidDatasetError, TrainingDivergedError } from '../../../training/errors.ts';
import { exposeTrainer } from '../../../training/expose-trainer.ts';
import { explain } from '../../../training/faults.ts';
import { createTransferClient } from '../../../training/transfer-client.ts';

/** A worker over a real MessageChannel: what it exposes runs in this thread, messages cross by structured clone. */
function spawn(exposed: Partial<Trainer>) {
  const { port1, port2 } = new MessageChannel();
  exposeTrainer(exposed as Trainer, port2);
  port2.start();
  port1.start();
  const worker = port1 as unknown as Worker;
  const state = { isTerminated: false, crash: (message: string) => port1.dispatchEvent(errorEvent(message)) };
  worker.terminate = () => {
    state.isTerminated = true;
    port1.close();
  };
  return { worker, state };
}

function errorEvent(message: string): Event {
  return Object.assign(new Event('error'), { message });
}

test('a call reaches the worker, and its callback comes back', async () => {
  const { worker } = spawn({
    importSamples: async (files, onProgress) => {
      await onProgress({ done: files.length, total: 2 });
      return { kept: 1, skipped: [], contradictions: [], contradictionCount: 0, duplicates: 0 };
    },
  });
  const client = createTransferClient(() => worker);
  const seen: number[] = [];
  const report = await client.importSamples([{ path: 'a.csv', file: new Blob(['1']) }], ({ done }) => seen.push(done));
  client.terminate();
  expect(report.kept).toBe(1);
  expect(seen).toEqual([1]);
});

test('an error crosses with its class', async () => {
  const { worker } = spawn({
    exportModel: () => Promise.reject(new TrainingDivergedError('The loss is no number any more.')),
  });
  const client = createTransferClient(() => worker);
  await expect(client.exportModel('a')).rejects.toBeInstanceOf(TrainingDivergedError);
  client.terminate();
});

test('an error crosses with what pages need to say it in their language', async () => {
  const { worker } = spawn({
    exportModel: () => Promise.reject(explain(InvalidDatasetError, 'no_outcome')),
    cancelImport: () => Promise.reject(Object.assign(new Error('odd'), { fault: { code: 'zip', values: [1] } })),
  });
  const client = createTransferClient(() => worker);
  await expect(client.exportModel('a')).rejects.toMatchObject({ fault: { code: 'no_outcome', values: [] } });
  await expect(client.cancelImport()).rejects.toMatchObject({ message: 'odd', fault: { code: 'zip', values: [1] } });
  client.terminate();
});

test('a dying worker rejects every pending call, and the next call starts a new one', async () => {
  const first = spawn({
    undoInterruptedImport: () => new Promise(() => {}),
    cancelImport: () => new Promise(() => {}),
  });
  const second = spawn({ undoInterruptedImport: async () => 0 });
  const workers = [first.worker, second.worker];
  const client = createTransferClient(() => workers.shift()!);
  const pending = [client.undoInterruptedImport(), client.cancelImport()];
  first.state.crash('out of memory');
  for (const call of pending) {
    await expect(call).rejects.toBeInstanceOf(WorkerCrashedError);
    await expect(call).rejects.toThrow('out of memory');
  }
  expect(first.state.isTerminated).toBe(true);
  await expect(client.undoInterruptedImport()).resolves.toBe(0);
  client.terminate();
});

test('terminating rejects what is pending with AbortError', async () => {
  const { worker, state } = spawn({ undoInterruptedImport: () => new Promise(() => {}) });
  const client = createTransferClient(() => worker);
  const pending = client.undoInterruptedImport();
  client.terminate();
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  expect(state.isTerminated).toBe(true);
});

test('an idle worker is ended', async () => {
  const { worker, state } = spawn({ undoInterruptedImport: async () => 0 });
  const { promise, resolve } = Promise.withResolvers<void>();
  const terminate = worker.terminate;
  worker.terminate = () => {
    terminate();
    resolve();
  };
  const client = createTransferClient(() => worker, 1);
  await client.undoInterruptedImport();
  await promise;
  expect(state.isTerminated).toBe(true);
});

test('a model file that keeps its reader going is given up, and the error says so', async () => {
  vi.useFakeTimers();
  const { worker, state } = spawn({ importModel: () => new Promise(() => {}) });
  const imported = createTransferClient(() => worker).importModel(new File(['{}'], 'endless.keras'));
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  await expect(imported).rejects.toMatchObject({ fault: { code: 'file_slow' } });
  expect(state.isTerminated).toBe(true);
});
