import { useState } from 'preact/hooks';
import { modelLibrary } from '../model/model-library.ts';
import { Choice } from '../shared/choice.tsx';
import { t } from '../shared/messages.ts';
import { useObservable } from '../shared/observable.ts';
import { trainingRun } from '../train/training-run.ts';
import { ActiveOnSamples } from './active-on-samples.tsx';
import { type Measured, measuredModels } from './measured-models.ts';
import { MeasuredResults } from './measured-results.tsx';

/** Section "Results": what a model confuses, before and after its training, and on one's own samples now. */
export function ResultsSection() {
  const library = useObservable(modelLibrary);
  const { training } = useObservable(trainingRun);
  const models = measuredModels(library, training.stage === 'finished' ? training.outcome : null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [view, setView] = useState<'training' | 'samples'>(models.length > 0 ? 'training' : 'samples');
  const chosen: Measured | undefined = models.find(({ id }) => id === chosenId) ?? models[0];
  return (
    <>
      <Choice
        legend={t('results_of')}
        value={view}
        onChange={setView}
        options={[
          { value: 'training', label: t('results_training'), hint: t('results_training_hint') },
          { value: 'samples', label: t('results_samples'), hint: t('results_samples_hint') },
        ]}
      />
      {view === 'samples' && <ActiveOnSamples />}
      {view === 'training' && !chosen && <p class="card hint">{t('results_none')}</p>}
      {view === 'training' && chosen && (
        <>
          <label class="field">
            <span>{t('results_model')}</span>
            <select value={chosen.id} onChange={(event) => setChosenId(event.currentTarget.value)}>
              {models.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <MeasuredResults key={chosen.id} measured={chosen} />
        </>
      )}
    </>
  );
}
