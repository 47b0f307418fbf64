import type { ModelVersion } from '../../../model/version.ts';
import { t, tCount } from '../shared/messages.ts';

const kinds = {
  'fine-tuned': 'origin_fine_tuned',
  'from-scratch': 'origin_from_scratch',
  imported: 'origin_imported',
} as const;

/** One line on where a version comes from: how it was made and of what. */
export function originText({ origin }: ModelVersion): string {
  const text = t(kinds[origin.kind], origin.data);
  return origin.count === null ? text : `${text} · ${tCount('samples', origin.count)}`;
}

/** The name of the model that a version was fine-tuned from; null where there is none. */
export function parentName(version: ModelVersion, versions: readonly ModelVersion[]): string | null {
  if (version.origin.kind !== 'fine-tuned') return null;
  if (version.parentId === null) return t('model_shipped');
  return versions.find(({ id }) => id === version.parentId)?.name ?? t('model_deleted');
}

/** The settings of a training as "epochs 10 · learning rate 0.001"; '' where there were none. */
export function settingsText({ origin }: ModelVersion): string {
  return Object.entries(origin.settings ?? {})
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ');
}
