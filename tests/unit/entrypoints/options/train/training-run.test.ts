import { beforeEach, expect, test, vi } from 'vitest';
import {
  clearTraining,
  resumeTraining,
  startTraining,
  trainingRun,
} from '../../../../../entrypoints/options/train/training-run.ts';
import type { PendingTraining, Trainer, TrainingOutcome, TrainingRequest } from '../../../../../training/api.ts';
import { InvalidDatasetError } from '../../../../../training/errors.ts';

const { trainings, notifyError } = vi.hoisted(() => ({
  trainings: {
    outcome: vi.fn<Trainer['outcome']>(),
    pendingTraining: vi.fn<Trainer['pendingTraining']>(),
    continueTraining: vi.fn<Trainer['continueTraining']>(),
    train: vi.fn<Trainer['train']>(),
  },
  notifyError: vi.fn(),
}));
vi.mock('../../../../../entrypoints/options/shared/trainer.ts', () => ({ trainings }));
vi.mock('../../../../../entrypoints/options/shared/notices.tsx', () => ({ notify: vi.fn(), notifyError }));
vi.mock('../../../../../entrypoints/options/shared/messages.ts', () => ({ t: (name: string) => name }));
vi.mock('wxt/browser', () => ({ browser: {} }));

const outcome = { count: 7 } as TrainingOutcome;
const pending = { mode: 'fine-tune', data: '', isUnderWay: true } as PendingTraining;
const finished = { training: { stage: 'finished', outcome } };

beforeEach(() => {
  vi.resetAllMocks();
  vi.spyOn(console, 'warn').mockReturnValue();
  clearTraining();
});

test('a training that ends while the page asks for it is shown as finished', async () => {
  trainings.outcome.mockResolvedValueOnce(null).mockResolvedValue(outcome);
  trainings.pendingTraining.mockResolvedValue(null);
  await resumeTraining();
  expect(trainingRun.state).toEqual(finished);
});

test('a training that ends before the page follows it is shown as finished, without an error', async () => {
  trainings.outcome.mockResolvedValueOnce(null).mockResolvedValue(outcome);
  trainings.pendingTraining.mockResolvedValueOnce(pending).mockResolvedValue(null);
  trainings.continueTraining.mockRejectedValue(new InvalidDatasetError('There is no training to continue.'));
  await resumeTraining();
  expect(trainingRun.state).toEqual(finished);
  expect(notifyError).not.toHaveBeenCalled();
});

test('a training that does not begin says why, though an earlier outcome waits', async () => {
  const error = new InvalidDatasetError('There is nothing to learn from.');
  trainings.outcome.mockResolvedValue(outcome);
  trainings.pendingTraining.mockResolvedValue(null);
  trainings.train.mockRejectedValue(error);
  await startTraining({ mode: 'fine-tune' } as TrainingRequest, 'samples');
  expect(trainingRun.state).toEqual(finished);
  expect(notifyError).toHaveBeenCalledExactlyOnceWith(error);
});

test('a training that fails and can be continued is shown as interrupted', async () => {
  trainings.outcome.mockResolvedValue(null);
  trainings.pendingTraining.mockResolvedValue(pending);
  trainings.continueTraining.mockRejectedValue(new Error('crashed'));
  await resumeTraining();
  expect(trainingRun.state).toEqual({ training: { stage: 'interrupted', pending } });
  expect(notifyError).toHaveBeenCalledOnce();
});
