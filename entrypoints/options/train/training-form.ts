import type { TrainingData, TrainingRequest, TrainingSettings } from '../../../training/api.ts';
import { defaultSettings } from '../../../training/settings.ts';
import { t, tCount } from '../shared/messages.ts';
import { Observable } from '../shared/observable.ts';
import { addToPair, emptyPair, type IdxPair, isComplete } from './idx-pair.ts';
import { startTraining } from './training-run.ts';

/** What the user chose to train on and how. */
export interface TrainingForm {
  readonly mode: TrainingRequest['mode'];
  readonly dataKind: TrainingData['kind'];
  readonly pair: IdxPair;
  readonly settings: TrainingSettings;
}

/** The form's contents; kept while other sections are shown. */
export const trainingForm = new Observable<TrainingForm>({
  mode: 'fine-tune',
  dataKind: 'samples',
  pair: emptyPair,
  settings: defaultSettings('fine-tune'),
});

/** Chooses the way of training, whose defaults replace the settings. */
export function chooseMode(mode: TrainingRequest['mode']): void {
  trainingForm.update({ mode, settings: defaultSettings(mode) });
}

let adding: Promise<unknown> = Promise.resolve();

/** Adds IDX files to the form: what is dropped while others are still being looked at is added after them. */
export function addFiles(files: readonly File[]): Promise<void> {
  const added = adding.then(async () => trainingForm.update({ pair: await addToPair(trainingForm.state.pair, files) }));
  adding = added.catch(() => undefined);
  return added;
}

/** Fewer samples than this teach little and can hardly be held out. */
export const MIN_SAMPLES = 10;

/** Why the training cannot start yet, for people; null when it can. */
export function obstacle(form: TrainingForm, sampleCount: number): string | null {
  if (form.dataKind === 'samples')
    return sampleCount >= MIN_SAMPLES ? null : tCount('train_too_few', MIN_SAMPLES - sampleCount);
  if (form.pair.problems.length > 0) return t('train_bad_files');
  return isComplete(form.pair) ? null : t('train_no_files');
}

/** Starts the training of the form. */
export function submitTraining({ mode, dataKind, pair, settings }: TrainingForm, sampleCount: number): Promise<void> {
  if (dataKind === 'samples')
    return startTraining({ mode, settings, data: { kind: 'samples' } }, tCount('samples', sampleCount));
  return startTraining(
    { mode, settings, data: { kind: 'idx', images: pair.images!, labels: pair.labels! } },
    pair.images!.name,
  );
}
