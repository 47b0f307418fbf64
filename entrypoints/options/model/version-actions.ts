import type { ModelVersion } from '../../../model/version.ts';
import { confirm } from '../shared/confirm.tsx';
import { download, fileNameOf } from '../shared/download.ts';
import { t } from '../shared/messages.ts';
import { attempt, notify } from '../shared/notices.tsx';
import { trainer } from '../shared/trainer.ts';
import { confirmSetback } from './confirm-setback.ts';
import { changeModels } from './model-library.ts';

/** Makes a version (null: the shipped model) the active one, after a warning where it reads worse than its parent. */
export async function activateVersion(version: ModelVersion | null): Promise<void> {
  if (version && !(await confirmSetback(version.metrics))) return;
  await attempt(async () => {
    await changeModels((store) => store.activate(version?.id ?? null));
    notify({ kind: 'success', text: t('activated', version?.name ?? t('model_shipped')) });
  });
}

/** Deletes a version after asking: its weights exist nowhere else. */
export async function deleteVersion(version: ModelVersion, isActive: boolean): Promise<void> {
  const isSure = await confirm({
    title: t('delete_version_title', version.name),
    text: isActive ? t('delete_version_active') : t('delete_version_text'),
    confirm: t('delete'),
    isDangerous: true,
  });
  if (isSure) await attempt(() => changeModels((store) => store.delete(version.id)));
}

/** Saves a model as a zip of a standard tfjs LayersModel with its card. Null is the shipped model. */
export function exportVersion(version: ModelVersion | null): Promise<boolean> {
  return attempt(async () => {
    const zip = await trainer.exportModel(version?.id ?? null);
    download(zip, `${fileNameOf(version?.name ?? 'digit-reader-model')}.zip`);
  });
}
