import type { TrainingProgress } from '../api.ts';
import type { RunProgress, TrainingState } from '../training-state.ts';
import type { TrainingControl } from './control.ts';

const PROGRESS_EVERY_MS = 200;

/** Held-out accuracy after each epoch so far. */
export const accuracies = (history: TrainingState['history']): number[] =>
  history.map(({ validation }) => validation[0]?.accuracy ?? 0);

/** News of a run: its phase, and what is known of it since the last time. */
export interface RunNews {
  readonly phase: TrainingProgress['phase'];
  readonly progress?: RunProgress;
  readonly history?: TrainingState['history'];
}

/** Sends what changed about five times a second, and every change of phase at once. */
export function createReporter(
  epochs: number,
  control: Pick<TrainingControl, 'isPaused'>,
  send: (progress: TrainingProgress) => void,
): (news: RunNews) => void {
  let sentAtMs = -Infinity;
  let last: TrainingProgress = {
    phase: 'loading',
    isPaused: false,
    epoch: 1,
    epochs,
    step: 0,
    steps: 0,
    imagesPerSecond: null,
    timeLeftMs: null,
    loss: null,
    accuracy: null,
    validationAccuracy: [],
  };
  return ({ phase, progress, history }: RunNews) => {
    const isNews = phase !== last.phase || control.isPaused !== last.isPaused;
    last = {
      ...last,
      phase,
      isPaused: control.isPaused,
      ...(progress && {
        epoch: progress.epoch,
        step: progress.step,
        steps: progress.totalSteps,
        imagesPerSecond: progress.imagesPerSecond,
        timeLeftMs: progress.remainingMs,
        loss: progress.loss,
        accuracy: progress.accuracy,
      }),
      ...(history && { validationAccuracy: accuracies(history) }),
    };
    if (!isNews && performance.now() - sentAtMs < PROGRESS_EVERY_MS) return;
    sentAtMs = performance.now();
    send(last);
  };
}
