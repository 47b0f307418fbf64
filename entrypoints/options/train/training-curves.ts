import type { TrainingProgress } from '../../../training/api.ts';

/** What the charts show: parallel lists over steps, each point with the values known there. */
export interface TrainingCurves {
  readonly steps: readonly number[];
  readonly loss: readonly (number | null)[];
  /** On the training batches, in [0, 1]. */
  readonly accuracy: readonly (number | null)[];
  /** On the held-out split at the end of an epoch, in [0, 1]; null elsewhere. */
  readonly heldOut: readonly (number | null)[];
}

/** Charts before the first step. */
export const emptyCurves: TrainingCurves = { steps: [], loss: [], accuracy: [], heldOut: [] };

/** More points than this are thinned to half: a chart has no more pixels, and a long training would slow the page. */
const MAX_POINTS = 1_000;

/** The curves with one more report of progress. Reports without a new step add nothing but the accuracy of a finished epoch. */
export function extendCurves(curves: TrainingCurves, progress: TrainingProgress): TrainingCurves {
  const last = curves.steps.at(-1) ?? -1;
  const isNewEpoch = progress.validationAccuracy.length > curves.heldOut.filter((value) => value !== null).length;
  if (progress.loss === null || (progress.step <= last && !isNewEpoch)) return curves;
  const heldOut = isNewEpoch ? progress.validationAccuracy.at(-1)! : null;
  const isSameStep = progress.step <= last;
  const kept = isSameStep ? curves.steps.length - 1 : curves.steps.length;
  return thin({
    steps: [...curves.steps.slice(0, kept), Math.max(progress.step, last)],
    loss: [...curves.loss.slice(0, kept), progress.loss],
    accuracy: [...curves.accuracy.slice(0, kept), progress.accuracy],
    heldOut: [...curves.heldOut.slice(0, kept), heldOut],
  });
}

function thin(curves: TrainingCurves): TrainingCurves {
  if (curves.steps.length <= MAX_POINTS) return curves;
  // Ends of epochs stay: they are few, and they are what the training is judged by.
  const isKept = curves.steps.map((_, index) => index % 2 === 1 || curves.heldOut[index] !== null);
  const pick = <Value>(values: readonly Value[]) => values.filter((_, index) => isKept[index]);
  return {
    steps: pick(curves.steps),
    loss: pick(curves.loss),
    accuracy: pick(curves.accuracy),
    heldOut: pick(curves.heldOut),
  };
}
