import { useEffect, useState } from 'preact/hooks';
import type { Sample, SampleFilter } from '../../../training/sample.ts';
import { Button } from '../shared/button.tsx';
import { t, tCount } from '../shared/messages.ts';
import { attempt } from '../shared/notices.tsx';
import { goTo } from '../shared/route.ts';
import { MIN_SAMPLES } from '../train/training-form.ts';
import { MendableSamples } from './mendable-samples.tsx';
import { SampleFilters } from './sample-filters.tsx';
import { type SampleLibraryState, sampleStore } from './sample-library.ts';
import { SampleTransfers } from './sample-transfers.tsx';

/** Thumbnails a page: more make a phone slow. */
const PAGE = 120;

/** All samples as thumbnails: filtered, relabelled, deleted, exported. */
export function SampleBrowser({ library }: { library: SampleLibraryState }) {
  const [filter, setFilter] = useState<SampleFilter>({});
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const [shownPages, setShownPages] = useState(1);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());

  useEffect(() => {
    let isCurrent = true;
    attempt(async () => {
      const page = await (await sampleStore()).page(filter, PAGE * shownPages);
      if (!isCurrent) return;
      setSamples(page.samples);
      setNext(page.next);
    });
    return () => {
      isCurrent = false;
    };
  }, [filter, shownPages, library.revision]);

  const choose = (change: SampleFilter) => {
    setFilter({ ...filter, ...change });
    setShownPages(1);
    setSelected(new Set());
  };

  return (
    <section class="card" aria-labelledby="browser-title">
      <div class="card-header">
        <h2 id="browser-title">
          {t('browser_title')} <span class="hint">{tCount('samples', library.total)}</span>
        </h2>
        <SampleTransfers isEmpty={library.total === 0} />
      </div>
      {library.total > 0 && <SampleFilters filter={filter} countByLabel={library.countByLabel} onChoose={choose} />}
      <MendableSamples
        label={t('browser_title')}
        samples={samples}
        emptyText={library.isLoaded ? t(library.total === 0 ? 'browser_empty' : 'browser_none') : t('loading')}
        selected={selected}
        onSelect={setSelected}
      />
      {next !== null && (
        <div class="actions">
          <Button onPress={() => setShownPages(shownPages + 1)}>{t('browser_more')}</Button>
        </div>
      )}
      {library.total >= MIN_SAMPLES && (
        <div class="next-step">
          <p>{t('browser_train_hint')}</p>
          <Button kind="primary" onPress={() => goTo('train')}>
            {t('browser_train')}
          </Button>
        </div>
      )}
    </section>
  );
}
