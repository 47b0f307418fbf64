import { Button } from '../shared/button.tsx';
import { FileDrop } from '../shared/file-drop.tsx';
import { formatBytes } from '../shared/format.ts';
import { t, tCount } from '../shared/messages.ts';
import { useObservable } from '../shared/observable.ts';
import { ImportPreviewFigure } from './import-preview.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportReportCard } from './import-report.tsx';
import { chooseFiles, forgetFiles, importRun, startImport, startMnistImport } from './import-run.ts';

/** Brings samples from files: chosen or dropped, looked at, then read by the trainer's worker, with a report at the end. */
export function ImportSamples() {
  const { state } = useObservable(importRun);
  return (
    <section class="card import-samples" aria-labelledby="import-title">
      <h2 id="import-title">{t('import_title')}</h2>
      {state.stage !== 'running' && (
        <FileDrop
          name="sample-files"
          label={t('import_choose')}
          hint={t('import_hint')}
          isMultiple
          onFiles={chooseFiles}
        />
      )}
      {(state.stage === 'idle' || state.stage === 'done') && (
        <div class="actions">
          <FolderInput onFiles={chooseFiles} />
          <Button onPress={startMnistImport} title={t('import_mnist_hint')}>
            {t('import_mnist')}
          </Button>
        </div>
      )}
      {state.stage === 'chosen' && (
        <>
          <p>
            <strong>{tCount('import_files', state.files.length)}</strong>{' '}
            <span class="hint">{formatBytes(state.files.reduce((sum, { size }) => sum + size, 0))}</span>
          </p>
          <ImportPreviewFigure files={state.files} />
          <div class="actions">
            <Button kind="primary" onPress={() => startImport(state.files)}>
              {t('import_start')}
            </Button>
            <Button onPress={forgetFiles}>{t('cancel')}</Button>
          </div>
        </>
      )}
      {state.stage === 'running' && <ImportProgress progress={state.progress} isCancelling={state.isCancelling} />}
      {state.stage === 'done' && <ImportReportCard report={state.report} />}
    </section>
  );
}

/** A whole folder by dialog; dropping one works everywhere. */
function FolderInput({ onFiles }: { onFiles: (files: File[]) => void }) {
  return (
    <label class="button folder-input">
      {t('import_folder')}
      <input
        class="visually-hidden"
        type="file"
        ref={(input) => input?.setAttribute('webkitdirectory', '')}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}
