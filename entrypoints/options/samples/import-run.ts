import { browser } from 'wxt/browser';
import type { ImportFile, ImportReport, TransferProgress } from '../../../training/api.ts';
import { MNIST_MIRRORS } from '../../../training/datasets/mnist-files.ts';
import { t, tCount } from '../shared/messages.ts';
import { attempt, notify } from '../shared/notices.tsx';
import { Observable } from '../shared/observable.ts';
import { trainer } from '../shared/trainer.ts';
import { refreshSampleCounts } from './sample-library.ts';

/** Where the one import of this page is. */
export type ImportState =
  | { readonly stage: 'idle' }
  | { readonly stage: 'chosen'; readonly files: readonly File[] }
  | { readonly stage: 'running'; readonly progress: TransferProgress | null; readonly isCancelling: boolean }
  | { readonly stage: 'done'; readonly report: ImportReport };

/** The import of this page. It outlives the views, so that looking at another section does not lose its report. */
export const importRun = new Observable<{ state: ImportState }>({ state: { stage: 'idle' } });

const show = (state: ImportState) => importRun.update({ state });

/** The files as the trainer takes them, with their paths in the folder that they came in. */
export const toImportFiles = (files: readonly File[]): ImportFile[] =>
  files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** Shows what is in files before they are imported. */
export const chooseFiles = (files: readonly File[]): void => show({ stage: 'chosen', files });

/** Forgets the files that were chosen. */
export const forgetFiles = (): void => show({ stage: 'idle' });

/** Imports files. Where that fails or is cancelled they stay chosen, to be tried again. */
export function startImport(files: readonly File[]): Promise<void> {
  return follow((onProgress) => trainer.importSamples(toImportFiles(files), onProgress), { stage: 'chosen', files });
}

/** Asks for the permission to download MNIST, then imports it. Call it at a click: browsers ask at no other time. */
export async function startMnistImport(): Promise<void> {
  const origins = MNIST_MIRRORS.map((mirror) => `${new URL(mirror).origin}/*`);
  let isGranted = false;
  const isAnswered = await attempt(async () => {
    isGranted = await browser.permissions.request({ origins });
  });
  if (isGranted) await follow((onProgress) => trainer.importMnist(onProgress), { stage: 'idle' });
  else if (isAnswered) notify({ kind: 'warning', text: t('mnist_not_allowed') });
}

/** Ends the import under way; nothing of it is kept. */
export async function cancelImport(): Promise<void> {
  const { state } = importRun.state;
  if (state.stage !== 'running') return;
  show({ ...state, isCancelling: true });
  await trainer.cancelImport();
}

/** On opening the page: takes back what an import had brought when its page or its browser ended, and says so. */
export async function undoInterruptedImport(): Promise<void> {
  const count = await trainer.undoInterruptedImport();
  if (count === 0) return;
  notify({ kind: 'warning', text: tCount('import_interrupted', count) });
  await refreshSampleCounts();
}

async function follow(
  work: (onProgress: (progress: TransferProgress) => void) => Promise<ImportReport>,
  before: ImportState,
): Promise<void> {
  show({ stage: 'running', progress: null, isCancelling: false });
  const isDone = await attempt(async () => {
    const report = await work((progress) => {
      const { state } = importRun.state;
      if (state.stage === 'running') show({ ...state, progress });
    });
    show({ stage: 'done', report });
  });
  const { state } = importRun.state;
  if (!isDone) show(before);
  if (state.stage === 'running' && state.isCancelling) notify({ kind: 'success', text: t('import_cancelled') });
  await attempt(refreshSampleCounts);
}
