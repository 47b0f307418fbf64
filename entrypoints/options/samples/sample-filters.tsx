import type { SampleFilter, SampleSource } from '../../../training/sample.ts';
import { Button } from '../shared/button.tsx';
import { formatCount } from '../shared/format.ts';
import { t, tCount } from '../shared/messages.ts';

const sources: readonly SampleSource[] = ['drawn', 'correction', 'import', 'mnist'];

/** Which samples are shown: of one digit, from one source, misread. */
export function SampleFilters(props: {
  filter: SampleFilter;
  countByLabel: readonly number[];
  onChoose: (change: SampleFilter) => void;
}) {
  const { filter, countByLabel, onChoose } = props;
  return (
    <div class="filters">
      <fieldset class="label-filter">
        <legend class="visually-hidden">{t('filter_label')}</legend>
        <Button isSmall isPressed={filter.label === undefined} onPress={() => onChoose({ label: undefined })}>
          {t('filter_all')}
        </Button>
        {countByLabel.map((count, label) => (
          <Button
            key={label}
            isSmall
            isPressed={filter.label === label}
            name={tCount('filter_digit', count, label)}
            onPress={() => onChoose({ label: filter.label === label ? undefined : label })}
          >
            {label} <small>{formatCount(count)}</small>
          </Button>
        ))}
      </fieldset>
      <select
        aria-label={t('filter_source')}
        value={filter.source ?? ''}
        onChange={(event) => onChoose({ source: (event.currentTarget.value || undefined) as SampleSource | undefined })}
      >
        <option value="">{t('filter_any_source')}</option>
        {sources.map((source) => (
          <option key={source} value={source}>
            {t(`source_${source}`)}
          </option>
        ))}
      </select>
      <label class="check">
        <input
          type="checkbox"
          checked={filter.isMisread === true}
          onChange={(event) => onChoose({ isMisread: event.currentTarget.checked })}
        />
        {t('filter_misread')}
      </label>
    </div>
  );
}
