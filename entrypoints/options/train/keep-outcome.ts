import type { TrainingOutcome } from '../../../training/api.ts';
import { confirmSetback } from '../model/confirm-setback.ts';
import { changeModels, refreshModels } from '../model/model-library.ts';
import { rememberReadings } from '../results/held-out-readings.ts';
import { confirm } from '../shared/confirm.tsx';
import { t } from '../shared/messages.ts';
import { attempt, notify } from '../shared/notices.tsx';
import { goTo } from '../shared/route.ts';
import { trainings } from '../shared/trainer.ts';
import { clearTraining } from './training-run.ts';

/** Keeps the new model as a version, and makes it the active one if asked to: after a warning where it is worse. */
export async function keepOutcome(outcome: TrainingOutcome, name: string, isToBeUsed: boolean): Promise<void> {
  if (isToBeUsed && !(await confirmSetback(outcome.metrics))) return;
  await attempt(async () => {
    const version = await trainings.keep(name.trim() || t('outcome_title'));
    rememberReadings(version.id, outcome.heldOut);
    clearTraining();
    if (isToBeUsed) await changeModels((store) => store.activate(version.id));
    else await refreshModels();
    notify({ kind: 'success', text: t(isToBeUsed ? 'kept_and_used' : 'kept', version.name) });
    goTo('model');
  });
}

/** Throws the new model away, after asking: it exists nowhere else. */
export async function discardOutcome(): Promise<void> {
  const isSure = await confirm({
    title: t('discard_title'),
    text: t('discard_text'),
    confirm: t('discard'),
    isDangerous: true,
  });
  if (!isSure) return;
  await attempt(async () => {
    await trainings.discard();
    clearTraining();
  });
}
