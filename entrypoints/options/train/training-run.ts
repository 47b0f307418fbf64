import { browser } from 'wxt/browser';
import type { PendingTraining, TrainingOutcome, TrainingProgress, TrainingRequest } from '../../../training/api.ts';
import { InvalidDatasetError } from '../../../training/errors.ts';
import { KEEP_TRAINING } from '../../host/training-keeper.ts';
import { t } from '../shared/messages.ts';
import { attempt, notify, notifyError } from '../shared/notices.tsx';
import { Observable } from '../shared/observable.ts';
import { trainings } from '../shared/trainer.ts';
import { forgetEnding, tellEnding } from './tell-ending.ts';
import { emptyCurves, extendCurves, type TrainingCurves } from './training-curves.ts';
import { trainingStore } from './training-store.ts';

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
      /** It began before this page, which asks how far it is. */
      readonly isAsked: boolean;
    }
  /** The new model waits to be kept or discarded. */
  | { readonly stage: 'finished'; readonly outcome: TrainingOutcome };

/** The training of this page. It outlives the views, so that looking at another section does not end it. */
export const trainingRun = new Observable<{ training: TrainingState }>({ training: { stage: 'idle' } });

const show = (training: TrainingState) => trainingRun.update({ training });

function begun(mode: TrainingRequest['mode'], data: string, isAsked: boolean): TrainingState {
  return { stage: 'running', data, mode, progress: null, curves: emptyCurves, isStopping: false, isAsked };
}

/** Trains, and shows how it goes. Failures become notices; what there was to continue stays. */
export function startTraining(request: TrainingRequest, data: string): Promise<void> {
  return follow(request.mode, data, (onProgress) => trainings.train(request, onProgress));
}

/** Goes on with the training that was interrupted. */
export function continueTraining(pending: PendingTraining): Promise<void> {
  return follow(pending.mode, nameOf(pending), (onProgress) => trainings.continueTraining(onProgress), true);
}

/**
 * On opening the page: shows the model that waits to be kept, or follows the training under way or goes on with one that
 * was interrupted. Tells how one ended that no page followed.
 */
export async function resumeTraining(): Promise<void> {
  const pending = await catchUp(tellEnding);
  if (!pending) return;
  if (!pending.isUnderWay) notify({ kind: 'success', text: t('train_resumed', nameOf(pending)) });
  await continueTraining(pending);
}

/** At news of another page: shows what there is now, and follows the training that it began. */
export async function hearOfTraining(): Promise<void> {
  const pending = await catchUp(async () => {}); // how it ended, the page tells that followed it
  if (pending?.isUnderWay) await continueTraining(pending);
  else if (pending) show({ stage: 'interrupted', pending });
}

/**
 * Shows what is kept of trainings, at once, and asks the worker about one that has not ended.
 *
 * @returns that one; null when there is none, or this page follows it already
 */
async function catchUp(tell: typeof tellEnding): Promise<PendingTraining | null> {
  const { run, outcome } = await (await trainingStore()).look();
  if (trainingRun.state.training.stage === 'running') return null;
  if (outcome) show({ stage: 'finished', outcome: outcome.outcome });
  else if (run) show(begun(run.request.mode, nameOf({ data: fileOf(run.request) }), true));
  else show({ stage: 'idle' });
  await tell(outcome?.outcome);
  if (outcome || !run) return null;
  const pending = await trainings.pendingTraining().catch((error: unknown) => {
    show({ stage: 'idle' });
    throw error;
  });
  if (!pending) await showEnded(tell); // meanwhile
  return pending;
}

const fileOf = ({ data }: TrainingRequest) => (data.kind === 'idx' ? data.images.name : '');

async function showEnded(tell: typeof tellEnding): Promise<void> {
  const { outcome } = await (await trainingStore()).look();
  show(outcome ? { stage: 'finished', outcome: outcome.outcome } : { stage: 'idle' });
  await tell(outcome?.outcome);
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
  show(begun(mode, data, isContinued));
  keepWithoutPage(); // at once, for the page may be closed before the first report
  let isReported = false;
  try {
    const outcome = await run((progress) => {
      if (!isReported) keepWithoutPage(); // again: the keeper may have held on to an earlier worker, which was just ending
      isReported = true;
      const { training } = trainingRun.state;
      if (training.stage === 'running')
        show({ ...training, progress, curves: extendCurves(training.curves, progress) });
    });
    show({ stage: 'finished', outcome });
    await attempt(forgetEnding);
  } catch (error) {
    console.warn(error);
    const pending = await trainings.pendingTraining().catch(() => null);
    const outcome = pending ? null : await trainings.outcome().catch(() => null);
    const hasEnded = isContinued && outcome !== null && error instanceof InvalidDatasetError;
    if (hasEnded) await attempt(() => tellEnding(outcome));
    else {
      notifyError(error);
      await attempt(forgetEnding);
    }
    if (pending?.isUnderWay && !isContinued) return continueTraining(pending); // another page was quicker
    if (pending) show({ stage: 'interrupted', pending });
    else show(outcome ? { stage: 'finished', outcome } : { stage: 'idle' });
  }
}

/** What is trained on, for people: samples have no name of their own. */
export const nameOf = ({ data }: Pick<PendingTraining, 'data'>): string => data || t('data_samples');

/** Has the background hold on to the training, so that it goes on when this page is closed. Without it, it is interrupted then. */
function keepWithoutPage(): void {
  browser.runtime.sendMessage({ kind: KEEP_TRAINING }).catch((error: unknown) => console.warn(error));
}
