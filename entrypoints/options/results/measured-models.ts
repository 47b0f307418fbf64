import type { VersionMetrics } from '../../../model/version.ts';
import type { HeldOutReading, TrainingOutcome } from '../../../training/api.ts';
import type { ModelLibraryState } from '../model/model-library.ts';
import { t } from '../shared/messages.ts';
import { readingsOf } from './held-out-readings.ts';

/** A model with what was measured when it was made. */
export interface Measured {
  readonly id: string;
  readonly name: string;
  readonly metrics: VersionMetrics;
  /** How each held-out sample was read, where this page knows it. */
  readonly readings: readonly HeldOutReading[] | null;
}

/** The models that were measured: the one that waits to be kept first, then the versions, newest first. */
export function measuredModels({ versions }: ModelLibraryState, outcome: TrainingOutcome | null): Measured[] {
  const kept = versions
    .filter(({ metrics }) => metrics.heldOut || metrics.builtIn)
    .map(({ id, name, metrics }) => ({ id, name, metrics, readings: readingsOf(id) }));
  if (!outcome) return kept;
  return [{ id: 'outcome', name: t('results_new'), metrics: outcome.metrics, readings: outcome.heldOut }, ...kept];
}
