import type { TrainingSettings } from '../../../training/api.ts';
import { t } from '../shared/messages.ts';
import { type TrainingForm, trainingForm } from './training-form.ts';

type NumberSetting = 'epochs' | 'batchSize' | 'learningRate' | 'heldOutShare' | 'seed';

const ranges: Record<NumberSetting, { min: number; max: number; step: number | 'any' }> = {
  epochs: { min: 1, max: 200, step: 1 },
  batchSize: { min: 8, max: 512, step: 8 },
  learningRate: { min: 0.000001, max: 0.1, step: 'any' },
  heldOutShare: { min: 0.05, max: 0.5, step: 0.05 },
  seed: { min: 0, max: 2 ** 31 - 1, step: 1 },
};

/** The settings: the number of epochs, and the rest folded away, since the defaults are good. */
export function SettingsFields({ form }: { form: TrainingForm }) {
  const change = (change: Partial<TrainingSettings>) =>
    trainingForm.update({ settings: { ...form.settings, ...change } });
  const field = (name: NumberSetting) => (
    <NumberField key={name} name={name} value={form.settings[name]} onChange={(value) => change({ [name]: value })} />
  );
  return (
    <div class="settings">
      {field('epochs')}
      <details>
        <summary>{t('settings_more')}</summary>
        <div class="settings-grid">
          {field('learningRate')}
          {field('batchSize')}
          {field('heldOutShare')}
          {field('seed')}
          <label class="check">
            <input
              type="checkbox"
              checked={form.settings.hasAugmentation}
              onChange={(event) => change({ hasAugmentation: event.currentTarget.checked })}
            />
            <span>
              {t('setting_hasAugmentation')}
              <small>{t('setting_hasAugmentation_hint')}</small>
            </span>
          </label>
        </div>
      </details>
    </div>
  );
}

function NumberField(props: { name: NumberSetting; value: number; onChange: (value: number) => void }) {
  return (
    <label class="field">
      <span>{t(`setting_${props.name}`)}</span>
      <input
        type="number"
        required
        {...ranges[props.name]}
        value={props.value}
        onChange={(event) => {
          if (event.currentTarget.checkValidity()) props.onChange(event.currentTarget.valueAsNumber);
          else event.currentTarget.reportValidity();
        }}
      />
      <small>{t(`setting_${props.name}_hint`)}</small>
    </label>
  );
}
