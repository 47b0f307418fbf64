import { browser } from 'wxt/browser';
import type { PendingTraining, TrainingOutcome, TrainingProgress, TrainingRequest } from '../../../training/api.ts';
import { InvalidDatasetError } from '../../../training/errors.ts';
import { KEEP_TRAINING } from '../../host/training-keeper.ts';
import { t } from '../shared/messages.ts';
import { notify, notifyError } from '../shared/notices.tsx';
import { Observable } from '../shared/observable.ts';
import { trainings } from '../shared/trainer.ts';
import { emptyCurves, extendCurves, type TrainingCurves } from './training-curves.ts';

/** Where the one training of this page is. */
export type TrainingState =
  | { readonly stage: 'idle' }
  /** An earlier page left it behind, and going on by itself failed. */
  | { readonly stage: 'interrupted'; readonly pending: PendingTraining }
  | {
      readonly stage: 'running';
      /** What is trained on, for people. */
      readonly data: string;
      readonly mode: TrainingRequest['mode'];
      readonly progress: TrainingProgress | null;
      readonly curves: TrainingCurves;
      readonly isStopping: boolean;
    }
  /** The new model waits to be kept or discarded. */
  | { readonly stage: 'finished'; readonly outcome: TrainingOutcome };

/** The training of this page. It outlives the views, so that looking at another section does not end it. */
export const trainingRun = new Observable<{ training: TrainingState }>({ training: { stage: 'idle' } });

const show = (training: TrainingState) => trainingRun.update({ training });

/** Trains, and shows how it goes. Failures become notices; what there was to continue stays. */
export function startTraining(request: TrainingRequest, data: string): Promise<void> {
  return follow(request.mode, data, (onProgress) => trainings.train(request, onProgress));
}

/** Goes on with the training that was interrupted. */
export function continueTraining(pending: PendingTraining): Promise<void> {
  return follow(pending.mode, nameOf(pending), (onProgress) => trainings.continueTraining(onProgress), true);
}

/** On opening the page: shows the model that waits to be kept, the training under way, or goes on with what was interrupted. */
export async function resumeTraining(): Promise<void> {
  if (trainingRun.state.training.stage !== 'idle') return;
  // Both at once: a worker that trains takes a moment to answer.
  const [outcome, pending] = await Promise.all([trainings.outcome(), trainings.pendingTraining()]);
  if (outcome) return show({ stage: 'finished', outcome });
  if (!pending) {
    const late = await trainings.outcome(); // it may have ended between the two answers
    if (late) show({ stage: 'finished', outcome: late });
    return;
  }
  if (!pending.isUnderWay) notify({ kind: 'success', text: t('train_resumed', nameOf(pending)) });
  await continueTraining(pending);
}

/** Pauses or goes on. */
export async function togglePause(): Promise<void> {
  const { training } = trainingRun.state;
  if (training.stage !== 'running') return;
  await (training.progress?.isPaused ? trainings.resume() : trainings.pause());
}

/** Ends the training early; what it learned until then is offered to keep. */
export async function stopTraining(): Promise<void> {
  const { training } = trainingRun.state;
  if (training.stage !== 'running') return;
  show({ ...training, isStopping: true });
  await trainings.stop();
}

/** Forgets the interrupted training. */
export async function dropTraining(): Promise<void> {
  await trainings.dropPendingTraining();
  show({ stage: 'idle' });
}

/** Forgets that there was a finished training, after it was kept or discarded. */
export function clearTraining(): void {
  show({ stage: 'idle' });
}

/** @param isContinued whether the training may have ended meanwhile, so that there is none to continue */
async function follow(
  mode: TrainingRequest['mode'],
  data: string,
  run: (onProgress: (progress: TrainingProgress) => void) => Promise<TrainingOutcome>,
  isContinued = false,
): Promise<void> {
  show({ stage: 'running', data, mode, progress: null, curves: emptyCurves, isStopping: false });
  let isKept = false;
  try {
    const outcome = await run((progress) => {
      if (!isKept) keepWithoutPage();
      isKept = true;
      const { training } = trainingRun.state;
      if (training.stage === 'running')
        show({ ...training, progress, curves: extendCurves(training.curves, progress) });
    });
    show({ stage: 'finished', outcome });
  } catch (error) {
    console.warn(error);
    const pending = await trainings.pendingTraining().catch(() => null);
    const outcome = pending ? null : await trainings.outcome().catch(() => null);
    const hasEnded = isContinued && outcome !== null && error instanceof InvalidDatasetError;
    if (!hasEnded) notifyError(error);
    if (pending) show({ stage: 'interrupted', pending });
    else show(outcome ? { stage: 'finished', outcome } : { stage: 'idle' });
  }
}

/** What is trained on, for people: samples have no name of their own. */
export const nameOf = ({ data }: PendingTraining): string => data || t('data_samples');

/** Has the background hold on to the training, so that it goes on when this page is closed. Without it, it is interrupted then. */
function keepWithoutPage(): void {
  browser.runtime.sendMessage({ kind: KEEP_TRAINING }).catch((error: unknown) => console.warn(error));
}
