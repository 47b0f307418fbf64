import type { ModelVersion } from '../../../model/version.ts';
import { formatCount, formatNumber } from '../shared/format.ts';
import { t, tCount } from '../shared/messages.ts';

const kinds = {
  'fine-tuned': 'origin_fine_tuned',
  'from-scratch': 'origin_from_scratch',
  imported: 'origin_imported',
} as const;

/** One line on where a version comes from: how it was made and of what. */
export const originText = ({ origin }: ModelVersion): string => t(kinds[origin.kind], dataText(origin.data));

/** What a model was trained on, as the trainer describes it in English, in the browser's language. */
export function dataText(data: string): string {
  const samples = /^(\d+) samples$/.exec(data);
  if (samples) return tCount('samples', Number(samples[1]));
  const file = /^(.*) \((\d+) digits\)$/.exec(data);
  return file ? t('data_file', file[1]!, formatCount(Number(file[2]))) : data;
}

/**
 * Whether batch normalization was folded into the convolutions before the training: then a network of the same layout has
 * a few hundred parameters less.
 */
export const isFolded = ({ origin }: ModelVersion): boolean => origin.kind === 'fine-tuned';

/** The name of the model that a version was fine-tuned from; null where there is none. */
export function parentName(version: ModelVersion, versions: readonly ModelVersion[]): string | null {
  if (version.origin.kind !== 'fine-tuned') return null;
  if (version.parentId === null) return t('model_shipped');
  return versions.find(({ id }) => id === version.parentId)?.name ?? t('model_deleted');
}

/** The settings of a training as "Epochs 10 · Learning rate 0.001"; '' where there were none. */
export function settingsText({ origin }: ModelVersion): string {
  return Object.entries(origin.settings ?? {})
    .filter(([, value]) => value !== false)
    .map(([name, value]) => {
      const label = name in settingNames ? t(settingNames[name as keyof typeof settingNames]) : name;
      return value === true ? label : `${label} ${typeof value === 'number' ? formatNumber(value) : value}`;
    })
    .join(' · ');
}

const settingNames = {
  epochs: 'setting_epochs',
  learningRate: 'setting_learningRate',
  batchSize: 'setting_batchSize',
  heldOutShare: 'setting_heldOutShare',
  seed: 'setting_seed',
  hasAugmentation: 'setting_hasAugmentation',
} as const;
