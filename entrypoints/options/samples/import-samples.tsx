import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { ImportReport, TransferProgress } from '../../../training/api.ts';
import { MNIST_MIRRORS } from '../../../training/datasets/mnist-files.ts';
import { Button } from '../shared/button.tsx';
import { FileDrop } from '../shared/file-drop.tsx';
import { formatBytes, formatShare } from '../shared/format.ts';
import { t, tCount } from '../shared/messages.ts';
import { attempt } from '../shared/notices.tsx';
import { trainer } from '../shared/trainer.ts';
import { ImportPreview } from './import-preview.tsx';
import { ImportReportCard } from './import-report.tsx';
import { refreshSampleCounts } from './sample-library.ts';

type ImportState =
  | { readonly stage: 'idle' }
  | { readonly stage: 'chosen'; readonly files: readonly File[] }
  | { readonly stage: 'running'; readonly progress: TransferProgress | null }
  | { readonly stage: 'done'; readonly report: ImportReport };

/** Brings samples from files: chosen or dropped, looked at, then read by the trainer's worker, with a report at the end. */
export function ImportSamples() {
  const [state, setState] = useState<ImportState>({ stage: 'idle' });
  const follow = async (work: (onProgress: (progress: TransferProgress) => void) => Promise<ImportReport>) => {
    setState({ stage: 'running', progress: null });
    const isDone = await attempt(async () => {
      const report = await work((progress) =>
        setState((now) => (now.stage === 'running' ? { stage: 'running', progress } : now)),
      );
      setState({ stage: 'done', report });
    });
    await attempt(refreshSampleCounts); // a failed import keeps what it had kept
    return isDone;
  };
  const run = async (files: readonly File[]) => {
    const named = files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
    const isDone = await follow((onProgress) => trainer.importSamples(named, onProgress));
    if (!isDone) setState({ stage: 'chosen', files }); // so that it can be tried again without choosing again
  };
  const runMnist = async () => {
    // Browsers ask at a click only, so before anything else.
    const origins = MNIST_MIRRORS.map((mirror) => `${new URL(mirror).origin}/*`);
    let isGranted = false;
    await attempt(async () => {
      isGranted = await browser.permissions.request({ origins });
    });
    if (!isGranted) return;
    if (!(await follow((onProgress) => trainer.importMnist(onProgress)))) setState({ stage: 'idle' });
  };
  return (
    <section class="card import-samples" aria-labelledby="import-title">
      <h2 id="import-title">{t('import_title')}</h2>
      {state.stage !== 'running' && (
        <FileDrop
          name="sample-files"
          label={t('import_choose')}
          hint={t('import_hint')}
          isMultiple
          onFiles={(files) => setState({ stage: 'chosen', files })}
        />
      )}
      {(state.stage === 'idle' || state.stage === 'done') && (
        <div class="actions">
          <FolderInput onFiles={(files) => setState({ stage: 'chosen', files })} />
          <Button onPress={runMnist} title={t('import_mnist_hint')}>
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
          <ImportPreview files={state.files} />
          <div class="actions">
            <Button kind="primary" onPress={() => run(state.files)}>
              {t('import_start')}
            </Button>
            <Button onPress={() => setState({ stage: 'idle' })}>{t('cancel')}</Button>
          </div>
        </>
      )}
      {state.stage === 'running' && <ImportProgress progress={state.progress} />}
      {state.stage === 'done' && <ImportReportCard report={state.report} />}
    </section>
  );
}

function ImportProgress({ progress }: { progress: TransferProgress | null }) {
  const share = progress?.total ? progress.done / progress.total : undefined;
  return (
    <>
      <p role="status">{t('importing')}</p>
      <div class="progress-line">
        <progress max={1} value={share} aria-label={t('importing')} />
        <span aria-hidden="true">{share === undefined ? '' : formatShare(share)}</span>
      </div>
    </>
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
