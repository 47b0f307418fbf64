import { useState } from 'preact/hooks';
import { FileDrop } from '../shared/file-drop.tsx';
import { t } from '../shared/messages.ts';
import { attempt, notify } from '../shared/notices.tsx';
import { trainer } from '../shared/trainer.ts';
import { refreshModels } from './model-library.ts';
import { activateVersion } from './version-actions.ts';

/** Brings a model from a file: checked by the trainer's worker, kept as a version, not activated. */
export function ImportModel() {
  const [isBusy, setBusy] = useState(false);
  const importModel = async (files: File[]) => {
    setBusy(true);
    for (const file of files)
      await attempt(async () => {
        const version = await trainer.importModel(file);
        await refreshModels();
        notify({
          kind: 'success',
          text: t('model_imported', version.name),
          action: { label: t('activate'), run: () => activateVersion(version) },
        });
      });
    setBusy(false);
  };
  return (
    <section class="card" aria-labelledby="import-model-title">
      <h2 id="import-model-title">{t('import_model')}</h2>
      <FileDrop
        name="model-file"
        label={isBusy ? t('import_model_busy') : t('import_model_choose')}
        hint={t('import_model_hint')}
        accept=".zip,.h5,.hdf5,.keras"
        isDisabled={isBusy}
        onFiles={importModel}
      />
    </section>
  );
}
