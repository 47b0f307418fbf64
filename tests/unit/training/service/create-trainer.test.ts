import 'fake-indexeddb/auto';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { openModelStore } from '../../../../model/store.ts';
import type { TrainingProgress, TrainingRequest } from '../../../../training/api.ts';
import { startTrainingBackend } from '../../../../training/cli/start-training-backend.ts';
import { InvalidDatasetError, TrainingDivergedError } from '../../../../training/errors.ts';
import { openSampleStore } from '../../../../training/sample-store.ts';
import { openRunStore } from '../../../../training/service/run-store.ts';
import { idxImages, idxLabels } from '../imports/files.ts';
import { idx, keepSamples, open, own, pack, request } from './tiny-trainer.ts';

vi.setConfig({ testTimeout: 180_000 }); // seconds on a quiet machine, but it trains
beforeAll(startTrainingBackend);

test('fine-tuning learns, shows its way, and touches the active model only when it is told to', async () => {
  const { trainer, databasePrefix } = open();
  await keepSamples(databasePrefix);
  const models = await openModelStore(`${databasePrefix}digit-reader-models`);
  const seen: TrainingProgress[] = [];
  const tensors = tf.memory().numTensors;
  const outcome = await trainer.train(request, (progress) => seen.push(progress));
  expect(tf.memory().numTensors).toBe(tensors);
  expect([...new Set(seen.map(({ phase }) => phase))]).toEqual(['evaluating-before', 'training', 'evaluating-after']);
  const { before, after } = outcome.metrics.heldOut!;
  expect(outcome).toMatchObject({ isComplete: true, isWorse: false });
  expect(before.count).toBe(outcome.heldOut.length);
  expect(after.accuracy!).toBeGreaterThan(before.accuracy! + 0.2);
  expect(outcome.count + after.count).toBe(own.labels.length);
  expect(outcome.history.loss.at(-1)!).toBeLessThan(outcome.history.loss[0]!);
  const store = await openSampleStore(`${databasePrefix}digit-reader-samples`);
  for (const { sampleId, label } of outcome.heldOut) expect((await store.get(sampleId!))!.label).toBe(label);

  expect(await models.activeId()).toBeNull();
  expect(await models.list()).toEqual([]);
  expect((await trainer.outcome())!.data).toBe(outcome.data);
  const version = await trainer.keep('Mine');
  expect(version).toMatchObject({ name: 'Mine', parentId: null, metrics: outcome.metrics });
  expect(await trainer.outcome()).toBeNull();
  expect(await models.activeId()).toBeNull();

  // What was kept is what was measured: exported and imported, it answers as the outcome says.
  const zip = new File([await trainer.exportModel(version.id)], 'mine.zip');
  const imported = await trainer.importModel(zip);
  expect(imported.metrics.builtIn!.after).toEqual(outcome.metrics.builtIn!.after);
});

test('training from scratch on IDX files, stopped after the first epoch, gives what it has learned by then', async () => {
  const { trainer } = open();
  const settings = { ...request.settings, epochs: 50 };
  const outcome = await trainer.train({ mode: 'from-scratch', data: idx(), settings }, ({ validationAccuracy }) => {
    if (validationAccuracy.length > 0) void trainer.stop();
  });
  expect(outcome.isComplete).toBe(false);
  expect(outcome.history.validationAccuracy.length).toBeLessThan(50);
  expect(outcome.heldOut[0]!.sampleId).toBeNull();
  await trainer.discard();
  expect(await trainer.outcome()).toBeNull();
});

test('a killed worker leaves a checkpoint, and another one goes on from it to the same end', async () => {
  const whole = open();
  await keepSamples(whole.databasePrefix);
  const longer = { ...request, settings: { ...request.settings, epochs: 2 } };
  const expected = await whole.trainer.train(longer, () => {});

  const { trainer, databasePrefix } = open();
  await keepSamples(databasePrefix);
  // Pausing writes a checkpoint; then the thread is gone: nothing of this trainer runs any more. The first step is always
  // told, later ones a few times a second: a fast machine may be done by then.
  const paused = Promise.withResolvers<void>();
  void trainer.train(longer, ({ isPaused, step }) => {
    if (isPaused) paused.resolve();
    else if (step > 0) void trainer.pause();
  });
  await paused.promise;
  const runs = await openRunStore(`${databasePrefix}digit-reader-training`);
  const [record, checkpoint] = [await runs.run(), await runs.checkpoint()];
  expect(checkpoint!.step).toBeGreaterThan(0);

  const next = open();
  await keepSamples(next.databasePrefix);
  const nextRuns = await openRunStore(`${next.databasePrefix}digit-reader-training`);
  await nextRuns.begin(record!);
  await nextRuns.saveCheckpoint(checkpoint!);
  expect(await next.trainer.pendingTraining()).toMatchObject({ mode: 'fine-tune', epochs: 2, step: checkpoint!.step });
  const outcome = await next.trainer.continueTraining(() => {});
  expect(outcome.metrics).toEqual(expected.metrics);
  expect(outcome.heldOut.map(({ after }) => after)).toEqual(expected.heldOut.map(({ after }) => after));
  expect(await next.trainer.pendingTraining()).toBeNull();
  await trainer.stop();
});

test('while one trains, another is refused and sees nothing to continue; its own pages follow it', async () => {
  const { trainer, databasePrefix } = open();
  await keepSamples(databasePrefix);
  const other = open(databasePrefix);
  const running = Promise.withResolvers<void>();
  const training = trainer.train(request, () => running.resolve());
  await running.promise;
  const way: number[] = [];
  const following = trainer.continueTraining(({ step }) => way.push(step));
  expect(await trainer.pendingTraining()).toMatchObject({ mode: 'fine-tune', epochs: 3, isUnderWay: true });
  await expect(other.trainer.train(request, () => {})).rejects.toMatchObject({ code: 'training-busy' });
  expect(await other.trainer.pendingTraining()).toBeNull();
  expect(await following).toEqual(await training);
  expect(way[0]).toBe(0); // told from the beginning
  expect(way.at(-1)).toBeGreaterThan(0);
});

test('a training that diverges says so, and leaves no run, no outcome and the active model as it was', async () => {
  const { trainer, databasePrefix } = open();
  await keepSamples(databasePrefix);
  const settings = { ...request.settings, learningRate: 1e30 };
  await expect(trainer.train({ ...request, settings }, () => {})).rejects.toBeInstanceOf(TrainingDivergedError);
  expect(await trainer.pendingTraining()).toBeNull();
  expect(await trainer.outcome()).toBeNull();
  const models = await openModelStore(`${databasePrefix}digit-reader-models`);
  expect(await models.activeId()).toBeNull();
});

test.each<[string, () => TrainingRequest['data'], string]>([
  ['no samples', () => ({ kind: 'samples' }), 'nothing to learn from'],
  [
    'labels that do not match images',
    () => ({
      kind: 'idx',
      images: new File([idxImages([own.images.slice(0, 784)])], 'i'),
      labels: new File([idxLabels([1, 2])], 'l'),
    }),
    'found 2',
  ],
  [
    'samples of one digit',
    () => ({
      kind: 'idx',
      images: new File([idxImages([own.images.slice(0, 784), own.images.slice(784, 1568)])], 'i'),
      labels: new File([idxLabels([1, 1])], 'l'),
    }),
    'one digit',
  ],
  [
    'a text file',
    () => ({ kind: 'idx', images: new File(['hello'], 'i'), labels: new File(['x'], 'l') }),
    'i: Expected',
  ],
])('%s: a clear error, and the next training works', async (_, data, message) => {
  const { trainer } = open();
  await expect(trainer.train({ ...request, data: data() }, () => {})).rejects.toThrow(message);
  expect(await trainer.pendingTraining()).toBeNull();
  await expect(trainer.keep('x')).rejects.toBeInstanceOf(InvalidDatasetError);
});

test('a training that fails for a reason that passes can be continued', async () => {
  const failures = [new Error('pen-strokes.bin is missing')];
  const { trainer, databasePrefix } = open(undefined, async () => {
    const failure = failures.pop();
    if (failure) throw failure;
    return pack;
  });
  await keepSamples(databasePrefix);
  await expect(trainer.train(request, () => {})).rejects.toThrow('is missing');
  expect(await trainer.pendingTraining()).toMatchObject({ mode: 'fine-tune', epochs: 3, step: 0 });
  expect(await trainer.continueTraining(() => {})).toMatchObject({ isComplete: true });
});

test('an import is cancelled by the trainer, and one whose worker died is undone by the next', async () => {
  const { trainer, databasePrefix } = open();
  const files = [{ path: 'digits.csv', file: new Blob([`3,${Array(784).fill(9).join()}\n`]) }];
  const cancelled = trainer.importSamples(files, () => void trainer.cancelImport());
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  const store = await openSampleStore(`${databasePrefix}digit-reader-samples`);
  expect(await store.count()).toBe(0);
  const left = await store.beginImport();
  await left.add([{ label: 1, glyph: new Uint8Array(784).fill(1), source: 'import' }]);
  expect(await open(databasePrefix).trainer.undoInterruptedImport()).toBe(1);
  expect(await trainer.importSamples(files, () => {})).toMatchObject({ kept: 1 });
});
