import { expect, test, vi } from 'vitest';
import type { TrainingRequest } from '../../../../training/api.ts';
import { InvalidDatasetError } from '../../../../training/errors.ts';
import { explain } from '../../../../training/faults.ts';
import { createTrainings } from '../../../../training/service/create-trainings.ts';
import type { Stores, TrainerRoom } from '../../../../training/service/trainer-room.ts';
import { onTrainingNews } from '../../../../training/training-news.ts';

test('who follows a training that ends just then is told how it ended', async () => {
  const strokes = Promise.withResolvers<never>();
  const isTraining = Promise.withResolvers<void>();
  let isOpen = Promise.resolve();
  const stores = { models: { activeId: async () => null }, runs: { begin: async () => {} } } as unknown as Stores;
  const loadStrokes = () => {
    isTraining.resolve();
    return strokes.promise;
  };
  const trainings = createTrainings({
    room: { loadStrokes } as unknown as TrainerRoom,
    prefix: 'ends-just-then-',
    typed: async (work) => {
      await isOpen;
      return work(stores);
    },
    loadParent: () => Promise.reject(new Error('not asked for')),
  });
  const training = trainings.train({} as TrainingRequest, () => {});
  await isTraining.promise;
  const opening = Promise.withResolvers<void>();
  isOpen = opening.promise;
  const following = trainings.continueTraining(() => {});
  strokes.reject(new Error('no strokes'));
  await expect(training).rejects.toThrow('no strokes');
  opening.resolve();
  await expect(following).rejects.toThrow('no strokes');
});

test.each([
  [
    'a failure is kept for the page that opens next',
    explain(InvalidDatasetError, 'one_digit'),
    [{ name: 'InvalidDatasetError', message: expect.any(String), fault: { code: 'one_digit', values: [] } }, true],
  ],
  ['so is one that may pass', new TypeError('no file'), [{ name: 'TypeError', message: 'no file' }, false]],
  ['stopping by hand is none', new DOMException('stopped', 'AbortError'), null],
] as const)('%s', async (_, error, kept) => {
  const runs = { begin: async () => {}, fail: vi.fn(async () => {}), dropRun: vi.fn(async () => {}) };
  const trainings = createTrainings({
    room: { loadStrokes: () => Promise.reject(error) } as unknown as TrainerRoom,
    prefix: `fails-${error.name}-`,
    typed: (work) => work({ models: { activeId: async () => null }, runs } as unknown as Stores),
    loadParent: () => Promise.reject(new Error('not asked for')),
  });
  await expect(trainings.train({} as TrainingRequest, () => {})).rejects.toBe(error);
  expect(runs.fail.mock.calls).toEqual(kept ? [kept] : []);
  expect(runs.dropRun).toHaveBeenCalledTimes(kept ? 0 : 1);
});

test('every page hears when a training begins, with one under way by then, and when it ends', async () => {
  const strokes = Promise.withResolvers<never>();
  const runs = { begin: async () => {}, checkpoint: async () => undefined, fail: async () => {} };
  const trainings = createTrainings({
    room: { loadStrokes: () => strokes.promise } as unknown as TrainerRoom,
    prefix: 'is-heard-',
    typed: (work) => work({ models: { activeId: async () => null }, runs } as unknown as Stores),
    loadParent: () => Promise.reject(new Error('not asked for')),
  });
  const hear = vi.fn();
  const deafen = onTrainingNews(hear);
  const training = trainings.train({ settings: { epochs: 1 }, data: { kind: 'samples' } } as TrainingRequest, () => {});
  await vi.waitFor(() => expect(hear).toHaveBeenCalledOnce());
  expect(await trainings.pendingTraining()).toMatchObject({ isUnderWay: true });
  strokes.reject(new Error('no strokes'));
  await expect(training).rejects.toThrow('no strokes');
  await vi.waitFor(() => expect(hear).toHaveBeenCalledTimes(2));
  deafen();
});
