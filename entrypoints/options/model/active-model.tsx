import type { ModelVersion } from '../../../model/version.ts';
import { Button } from '../shared/button.tsx';
import { formatAccuracy, formatCount, formatDay, formatPoints } from '../shared/format.ts';
import { t } from '../shared/messages.ts';
import { attempt, notify } from '../shared/notices.tsx';
import { goTo } from '../shared/route.ts';
import { activeVersion, changeModels, type ModelLibraryState } from './model-library.ts';
import { isFolded, originText } from './origin-text.ts';
import type { ShippedModel } from './shipped-model.ts';

/** The active model: its name, how good it is, and the way back to the shipped one. */
export function ActiveModel({ library }: { library: ModelLibraryState }) {
  const version = activeVersion(library);
  const rollBack = () =>
    attempt(async () => {
      await changeModels((store) => store.activate(null));
      notify({ kind: 'success', text: t('model_rolled_back') });
    });
  return (
    <section class="card active-model" aria-labelledby="active-model-title">
      <div class="card-header">
        <div>
          <p class="eyebrow">{t('model_active')}</p>
          <h2 id="active-model-title">{version ? version.name : t('model_shipped')}</h2>
          <p class="hint">{version ? originText(version) : t('model_shipped_hint')}</p>
        </div>
        <div class="actions">
          {version && <Button onPress={rollBack}>{t('model_back_to_shipped')}</Button>}
          <Button kind="primary" onPress={() => goTo('samples')}>
            {t('model_teach')}
          </Button>
        </div>
      </div>
      <dl class="figures">{version ? versionFigures(version) : shippedFigures(library.shipped!)}</dl>
    </section>
  );
}

function Figure(props: { label: string; value: string; detail?: string }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        {props.value}
        {props.detail && <small>{props.detail}</small>}
      </dd>
    </div>
  );
}

function shippedFigures(shipped: ShippedModel) {
  return (
    <>
      <Figure label={t('metric_mnist')} value={formatAccuracy(shipped.testAccuracy)} detail={t('metric_mnist_hint')} />
      <Figure label={t('metric_validation')} value={formatAccuracy(shipped.validationAccuracy)} />
      <Figure label={t('metric_parameters')} value={formatCount(shipped.parameterCount)} />
      <Figure label={t('metric_trained')} value={formatDay(shipped.trainedAt)} />
    </>
  );
}

function versionFigures(version: ModelVersion) {
  const { heldOut, builtIn } = version.metrics;
  return (
    <>
      {[
        { measured: heldOut, label: t('metric_held_out') },
        { measured: builtIn, label: t('metric_built_in') },
      ].map(({ measured, label }) => (
        <Figure
          key={label}
          label={label}
          value={formatAccuracy(measured?.after.accuracy)}
          detail={
            measured?.after.accuracy != null && measured.before.accuracy != null
              ? t('metric_change', formatPoints(measured.after.accuracy - measured.before.accuracy))
              : undefined
          }
        />
      ))}
      <Figure
        label={t('metric_parameters')}
        value={formatCount(version.parameterCount)}
        detail={isFolded(version) ? t('metric_parameters_folded') : undefined}
      />
      <Figure label={t('metric_trained')} value={formatDay(version.createdAt)} />
    </>
  );
}
