import { findSetback } from '../../../model/find-setback.ts';
import type { VersionMetrics } from '../../../model/version.ts';
import { confirm } from '../shared/confirm.tsx';
import { formatAccuracy } from '../shared/format.ts';
import { t } from '../shared/messages.ts';

/** Asks whether a model that reads worse than the one before it is to be used all the same; others need no question. */
export async function confirmSetback(metrics: VersionMetrics): Promise<boolean> {
  const setback = findSetback(metrics);
  if (!setback) return true;
  return confirm({
    title: t('gate_title'),
    text: t('gate_text', formatAccuracy(setback.after.accuracy), formatAccuracy(setback.before.accuracy)),
    confirm: t('gate_confirm'),
    isDangerous: true,
  });
}
