import { beforeEach, expect, test, vi } from 'vitest';
import {
  clearTraining,
  hearOfTraining,
  resumeTraining,
  startTraining,
  trainingRun,
} from '../../../../../entrypoints/options/train/training-run.ts';
import type {
  PendingTraining,
  Trainer,
  TrainingOutcome,
  TrainingProgress,
  TrainingRequest,
} from '../../../../../training/api.ts';
import { InvalidDatasetError, TrainingBusyError } from '../../../../../training/errors.ts';
import type { OutcomeRecord, RunRecord, RunStore } from '../../../../../training/service/run-store.ts';

const { trainings, store, sendMessage, notify, notifyError } = vi.hoisted(() => ({
  trainings: {
    outcome: vi.fn<Trainer['outcome']>(),
    pendingTraining: vi.fn<Trainer['pendingTraining']>(),
    continueTraining: vi.fn<Trainer['continueTraining']>(),
    train: vi.fn<Trainer['train']>(),
  },
  store: { look: vi.fn<RunStore['look']>(), takeEnding: vi.fn<RunStore['takeEnding']>() },
  sendMessage: vi.fn(),
  notify: vi.fn(),
  notifyError: vi.fn(),
}));
vi.mock('../../../../../entrypoints/options/shared/trainer.ts', () => ({ trainings }));
vi.mock('../../../../../entrypoints/options/train/training-store.ts', () => ({ trainingStore: async () => store }));
vi.mock('../../../../../entrypoints/options/shared/notices.tsx', () => ({
  notify,
  notifyError,
  attempt: (action: () => Promise<unknown>) => action(),
}));
vi.mock('../../../../../entrypoints/options/shared/messages.ts', () => ({
  language: 'en',
  t: (...words: string[]) => words.join(' '),
}));
vi.mock('wxt/browser', () => ({ browser: { runtime: { sendMessage } } }));

const measured = { before: { accuracy: 0.9 }, after: { accuracy: 0.95 } };
const outcome = { count: 7, metrics: { heldOut: null, builtIn: measured } } as TrainingOutcome;
const kept = { outcome } as OutcomeRecord;
const run = { request: { mode: 'fine-tune', data: { kind: 'samples' } } } as RunRecord;
const underWay = { mode: 'fine-tune', data: '', isUnderWay: true } as PendingTraining;
const finished = { training: { stage: 'finished', outcome } };

beforeEach(() => {
  vi.resetAllMocks();
  vi.spyOn(console, 'warn').mockReturnValue();
  store.look.mockResolvedValue({ run: undefined, outcome: undefined });
  sendMessage.mockResolvedValue(undefined);
  clearTraining();
});

test('a training under way is shown before its worker has answered', async () => {
  store.look.mockResolvedValue({ run, outcome: undefined });
  trainings.pendingTraining.mockReturnValue(new Promise(() => {}));
  void resumeTraining();
  await vi.waitFor(() => expect(trainings.pendingTraining).toHaveBeenCalled());
  expect(trainingRun.state.training).toMatchObject({ stage: 'running', progress: null, isAsked: true });
});

test('a training whose worker does not start is not shown as under way', async () => {
  store.look.mockResolvedValue({ run, outcome: undefined });
  trainings.pendingTraining.mockRejectedValue(new Error('does not start'));
  await expect(resumeTraining()).rejects.toThrow('does not start');
  expect(trainingRun.state).toEqual({ training: { stage: 'idle' } });
});

test('without anything to show no worker is started', async () => {
  await resumeTraining();
  expect(trainingRun.state).toEqual({ training: { stage: 'idle' } });
  expect(trainings.pendingTraining).not.toHaveBeenCalled();
});

test('a training that finished while no page was open is told, with what it changed', async () => {
  store.look.mockResolvedValue({ run: undefined, outcome: kept });
  store.takeEnding.mockResolvedValue({ kind: 'finished' });
  await resumeTraining();
  expect(trainingRun.state).toEqual(finished);
  expect(notify).toHaveBeenCalledExactlyOnceWith({
    kind: 'success',
    text: 'ended_finished metric_built_in 90.00% 95.00%',
    action: { label: 'ended_show', run: expect.any(Function) },
  });
});

test('a training that failed while no page was open is told, with the reason', async () => {
  const fault = { code: 'one_digit', values: [] };
  store.takeEnding.mockResolvedValue({ kind: 'failed', error: { name: 'InvalidDatasetError', message: 'one', fault } });
  await resumeTraining();
  expect(notify).toHaveBeenCalledExactlyOnceWith({ kind: 'error', text: 'ended_failed fault_one_digit' });
});

test('a training that ends while the page asks for it is shown as finished, and told', async () => {
  store.look.mockResolvedValueOnce({ run, outcome: undefined }).mockResolvedValue({ run: undefined, outcome: kept });
  store.takeEnding.mockResolvedValueOnce(undefined).mockResolvedValue({ kind: 'finished' });
  trainings.pendingTraining.mockResolvedValue(null);
  await resumeTraining();
  expect(trainingRun.state).toEqual(finished);
  expect(notify).toHaveBeenCalledOnce();
});

test('a training that ends before the page follows it is shown as finished, without an error', async () => {
  store.look.mockResolvedValue({ run, outcome: undefined });
  trainings.outcome.mockResolvedValue(outcome);
  trainings.pendingTraining.mockResolvedValueOnce(underWay).mockResolvedValue(null);
  trainings.continueTraining.mockRejectedValue(new InvalidDatasetError('There is no training to continue.'));
  await resumeTraining();
  expect(trainingRun.state).toEqual(finished);
  expect(notifyError).not.toHaveBeenCalled();
});

test('the background is asked to hold on to a training at once: the page may be closed before the first report', () => {
  trainings.train.mockReturnValue(new Promise(() => {}));
  void startTraining({ mode: 'fine-tune' } as TrainingRequest, 'samples');
  expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ kind: 'keep-training' });
});

test('and once more at the first report: it may have held on to a worker that was just ending', async () => {
  trainings.train.mockImplementation(async (_request, onProgress) => {
    for (const step of [1, 2])
      onProgress({
        phase: 'training',
        step,
        loss: null,
        validationAccuracy: [] as readonly number[],
      } as TrainingProgress);
    return outcome;
  });
  await startTraining({ mode: 'fine-tune' } as TrainingRequest, 'samples');
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

test('a training that the page followed to its end is not told again', async () => {
  trainings.train.mockResolvedValue(outcome);
  await startTraining({ mode: 'fine-tune' } as TrainingRequest, 'samples');
  expect(store.takeEnding).toHaveBeenCalledOnce();
  expect(notify).not.toHaveBeenCalled();
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
  store.look.mockResolvedValue({ run, outcome: undefined });
  const pending = { ...underWay, isUnderWay: false };
  trainings.pendingTraining.mockResolvedValue(pending);
  trainings.continueTraining.mockRejectedValue(new Error('crashed'));
  await resumeTraining();
  expect(trainingRun.state).toEqual({ training: { stage: 'interrupted', pending } });
  expect(notifyError).toHaveBeenCalledOnce();
});

test('a training that another page begins is followed; how it ended that page tells', async () => {
  store.look.mockResolvedValue({ run, outcome: undefined });
  store.takeEnding.mockResolvedValue({ kind: 'finished' });
  trainings.pendingTraining.mockResolvedValue(underWay);
  const training = Promise.withResolvers<TrainingOutcome>();
  trainings.continueTraining.mockReturnValue(training.promise);
  const hearing = hearOfTraining();
  await vi.waitFor(() => expect(trainings.continueTraining).toHaveBeenCalled());
  expect(trainingRun.state.training.stage).toBe('running');
  await hearOfTraining(); // more news, of the training that is followed already
  training.resolve(outcome);
  await hearing;
  expect(trainingRun.state).toEqual(finished);
  expect(trainings.continueTraining).toHaveBeenCalledOnce();
  expect(notify).not.toHaveBeenCalled();
});

test('a training that failed in another page is not begun again by this one', async () => {
  const pending = { ...underWay, isUnderWay: false };
  store.look.mockResolvedValue({ run, outcome: undefined });
  trainings.pendingTraining.mockResolvedValue(pending);
  await hearOfTraining();
  expect(trainingRun.state).toEqual({ training: { stage: 'interrupted', pending } });
  expect(trainings.continueTraining).not.toHaveBeenCalled();
});

test('a new model that another page kept or discarded waits no more', async () => {
  store.look.mockResolvedValueOnce({ run: undefined, outcome: kept });
  await resumeTraining();
  expect(trainingRun.state).toEqual(finished);
  await hearOfTraining();
  expect(trainingRun.state).toEqual({ training: { stage: 'idle' } });
});

test('when another page was quicker to begin, this one says so and follows that training', async () => {
  const error = new TrainingBusyError('Another page is training.');
  trainings.train.mockRejectedValue(error);
  trainings.pendingTraining.mockResolvedValue(underWay);
  trainings.continueTraining.mockResolvedValue(outcome);
  await startTraining({ mode: 'fine-tune' } as TrainingRequest, 'samples');
  expect(notifyError).toHaveBeenCalledExactlyOnceWith(error);
  expect(trainingRun.state).toEqual(finished);
});
