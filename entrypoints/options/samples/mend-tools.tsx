import { Button } from '../shared/button.tsx';
import { confirm } from '../shared/confirm.tsx';
import { t, tCount } from '../shared/messages.ts';
import { attempt } from '../shared/notices.tsx';
import { changeSamples } from './sample-library.ts';

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** What can be done with the selected samples: another label, or away with them. */
export function MendTools(props: { selected: ReadonlySet<number>; onDone: () => void; onClear: () => void }) {
  const ids = [...props.selected];
  const relabel = (label: number) =>
    attempt(async () => {
      await changeSamples((store) => store.relabel(ids, label));
      props.onDone();
    });
  const remove = async () => {
    const isSure = await confirm({
      title: tCount('delete_samples_title', ids.length),
      text: t('delete_samples_text'),
      confirm: t('delete'),
      isDangerous: true,
    });
    if (!isSure) return;
    await attempt(async () => {
      await changeSamples((store) => store.delete(ids));
      props.onDone();
    });
  };
  return (
    <div class="mend-tools" role="toolbar" aria-label={t('mend')}>
      <strong>{tCount('selected', ids.length)}</strong>
      <fieldset class="relabel">
        <legend>{t('relabel')}</legend>
        {digits.map((label) => (
          <Button key={label} isSmall name={t('relabel_as', label)} onPress={() => relabel(label)}>
            {label}
          </Button>
        ))}
      </fieldset>
      <span class="actions">
        <Button isSmall kind="danger" onPress={remove}>
          {t('delete')}
        </Button>
        <Button isSmall kind="quiet" onPress={props.onClear}>
          {t('select_none')}
        </Button>
      </span>
    </div>
  );
}
