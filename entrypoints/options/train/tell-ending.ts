import type { TrainingOutcome } from '../../../training/api.ts';
import { reviveTrainingError } from '../../../training/errors.ts';
import { errorText } from '../shared/error-text.ts';
import { formatAccuracy } from '../shared/format.ts';
import { t } from '../shared/messages.ts';
import { notify } from '../shared/notices.tsx';
import { goTo } from '../shared/route.ts';
import { trainingStore } from './training-store.ts';

/** Tells, once, how a training ended that no page followed to its end. @param outcome what waits to be kept */
export async function tellEnding(outcome: TrainingOutcome | undefined): Promise<void> {
  const ending = await (await trainingStore()).takeEnding();
  if (ending?.kind === 'failed') {
    const { message, ...rest } = ending.error;
    const error = reviveTrainingError(Object.assign(new Error(message), rest));
    notify({ kind: 'error', text: t('ended_failed', errorText(error)) });
  }
  if (ending?.kind === 'finished' && outcome) {
    const { heldOut, builtIn } = outcome.metrics;
    const name = t(heldOut ? 'metric_held_out' : 'metric_built_in');
    const [before, after] = [heldOut ?? builtIn]
      .flatMap((measured) => [measured?.before, measured?.after])
      .map((evaluation) => formatAccuracy(evaluation?.accuracy));
    notify({
      kind: outcome.isWorse ? 'warning' : 'success',
      text: t('ended_finished', name, before!, after!),
      action: { label: t('ended_show'), run: () => goTo('train') },
    });
  }
}

/** How the training of this page ended is seen: no page that opens later needs to tell it. */
export async function forgetEnding(): Promise<void> {
  await (await trainingStore()).takeEnding();
}
