import { useRef, useState } from 'preact/hooks';
import type { BeforeAndAfter } from '../../../model/version.ts';
import type { TrainingOutcome } from '../../../training/api.ts';
import { dataText } from '../model/origin-text.ts';
import { Button } from '../shared/button.tsx';
import { useFocusWhenLost } from '../shared/focus-when-lost.ts';
import { formatAccuracy, formatDuration, formatPoints } from '../shared/format.ts';
import { language, t, tCount } from '../shared/messages.ts';
import { discardOutcome, keepOutcome } from './keep-outcome.ts';

/** A finished training: accuracy before and after, a warning where it got worse, and Keep or Discard. */
export function OutcomeCard({ outcome }: { outcome: TrainingOutcome }) {
  const [name, setName] = useState(() => defaultName(outcome));
  const [isBusy, setBusy] = useState(false);
  const place = useRef<HTMLElement>(null);
  useFocusWhenLost(place);
  const run = async (action: () => Promise<unknown>) => {
    setBusy(true);
    await action();
    setBusy(false);
  };
  const { heldOut, builtIn } = outcome.metrics;
  return (
    <section ref={place} tabIndex={-1} class="card outcome" aria-labelledby="outcome-title">
      <div>
        <p class="eyebrow">{t(outcome.isComplete ? 'outcome_complete' : 'outcome_stopped')}</p>
        <h2 id="outcome-title">{t('outcome_title')}</h2>
        <p class="hint">
          {t('outcome_of', dataText(outcome.data))} · {formatDuration(outcome.durationMs)}
        </p>
      </div>
      <div class="verdicts">
        <Verdict title={t('metric_held_out')} hint={t('metric_held_out_hint')} measured={heldOut} />
        <Verdict title={t('metric_built_in')} hint={t('metric_built_in_hint')} measured={builtIn} />
      </div>
      {outcome.isWorse && (
        <p class="gate" role="alert">
          <strong>{t('gate_title')}</strong> {t('outcome_worse')}
        </p>
      )}
      <label class="field">
        <span>{t('outcome_name')}</span>
        <input value={name} maxLength={80} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <div class="actions">
        <Button
          kind={outcome.isWorse ? undefined : 'primary'}
          isDisabled={isBusy}
          onPress={() => run(() => keepOutcome(outcome, name, true))}
        >
          {t('keep_and_use')}
        </Button>
        <Button isDisabled={isBusy} onPress={() => run(() => keepOutcome(outcome, name, false))}>
          {t('keep')}
        </Button>
        <Button isDisabled={isBusy} onPress={() => run(discardOutcome)}>
          {t('discard')}
        </Button>
        <a class="button button--quiet" href="#results">
          {t('outcome_results')}
        </a>
      </div>
    </section>
  );
}

function Verdict(props: { title: string; hint: string; measured: BeforeAndAfter | null }) {
  const before = props.measured?.before.accuracy ?? null;
  const after = props.measured?.after.accuracy ?? null;
  const change = before !== null && after !== null ? after - before : 0;
  const trend = change > 0 ? 'better' : change < 0 ? 'worse' : '';
  return (
    <div class={`verdict ${trend}`}>
      <h3>{props.title}</h3>
      {props.measured && after !== null ? (
        <>
          <dl>
            <div>
              <dt>{t('before')}</dt>
              <dd>{formatAccuracy(before)}</dd>
            </div>
            <div class="after">
              <dt>{t('after')}</dt>
              <dd>{formatAccuracy(after)}</dd>
            </div>
          </dl>
          <p class="trend">{before === null ? '' : formatPoints(change)}</p>
          <p class="hint">
            {tCount('verdict_read', props.measured.after.count, props.measured.after.correct)} · {props.hint}
          </p>
        </>
      ) : (
        <p class="hint">{t('not_measured')}</p>
      )}
    </div>
  );
}

function defaultName(outcome: TrainingOutcome): string {
  const day = new Date().toLocaleDateString(language, { day: 'numeric', month: 'short', year: 'numeric' });
  return t(outcome.mode === 'fine-tune' ? 'name_fine_tuned' : 'name_from_scratch', day);
}
