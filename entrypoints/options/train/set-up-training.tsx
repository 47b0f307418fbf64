import { sampleLibrary } from '../samples/sample-library.ts';
import { Button } from '../shared/button.tsx';
import { Choice } from '../shared/choice.tsx';
import { t, tCount } from '../shared/messages.ts';
import { useObservable } from '../shared/observable.ts';
import { goTo } from '../shared/route.ts';
import { IdxFiles } from './idx-files.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { chooseMode, obstacle, submitTraining, trainingForm } from './training-form.ts';

/** The form before a training: on what, how, and Start. */
export function SetUpTraining() {
  const form = useObservable(trainingForm);
  const { total } = useObservable(sampleLibrary);
  const missing = obstacle(form, total);
  return (
    <form
      class="card train-form"
      aria-labelledby="set-up-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) submitTraining(form, total);
      }}
    >
      <h2 id="set-up-title">{t('train_title')}</h2>
      <Choice
        legend={t('train_data')}
        value={form.dataKind}
        onChange={(dataKind) => trainingForm.update({ dataKind })}
        options={[
          { value: 'samples', label: t('data_samples'), hint: tCount('samples', total) },
          { value: 'idx', label: t('data_idx'), hint: t('data_idx_hint') },
        ]}
      />
      {form.dataKind === 'idx' && <IdxFiles pair={form.pair} />}
      <Choice
        legend={t('train_mode')}
        value={form.mode}
        onChange={chooseMode}
        options={[
          { value: 'fine-tune', label: t('mode_fine_tune'), hint: t('mode_fine_tune_hint') },
          { value: 'from-scratch', label: t('mode_from_scratch'), hint: t('mode_from_scratch_hint') },
        ]}
      />
      <SettingsFields form={form} />
      <div class="actions">
        <button
          type="submit"
          class="button button--primary"
          disabled={missing !== null}
          aria-describedby="train-missing"
        >
          {t('train_start')}
        </button>
        <p class="hint" id="train-missing">
          {missing}
        </p>
        {missing && form.dataKind === 'samples' && (
          <Button kind="quiet" onPress={() => goTo('samples')}>
            {t('train_add_samples')}
          </Button>
        )}
      </div>
    </form>
  );
}
