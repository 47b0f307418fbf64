import { expect, test } from 'vitest';
import type { TrainingRequest } from '../../../../training/api.ts';
import { createTrainings } from '../../../../training/service/create-trainings.ts';
import type { Stores, TrainerRoom } from '../../../../training/service/trainer-room.ts';

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
