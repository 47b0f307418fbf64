import { useEffect, useState } from 'preact/hooks';
import { activeVersion, modelLibrary } from '../model/model-library.ts';
import { sampleLibrary } from '../samples/sample-library.ts';
import { Button } from '../shared/button.tsx';
import { formatAccuracy, formatShare } from '../shared/format.ts';
import { t, tCount } from '../shared/messages.ts';
import { attempt } from '../shared/notices.tsx';
import { useObservable } from '../shared/observable.ts';
import { CellSamples } from './cell-samples.tsx';
import { type Cell, ConfusionMatrix } from './confusion-matrix.tsx';
import { confusionOf, readAllSamples, type SampleReading } from './read-all-samples.ts';

/** Beyond this many samples, reading them all takes long enough to be asked for. */
const READ_AT_ONCE = 2_000;

/** What the active model reads in the user's own samples, as they are now. */
export function ActiveOnSamples() {
  const library = useObservable(modelLibrary);
  const { total, revision } = useObservable(sampleLibrary);
  const [readings, setReadings] = useState<readonly SampleReading[] | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [cell, setCell] = useState<Cell | null>(null);
  const [isAsked, setAsked] = useState(false);
  const isToBeRead = isAsked || total <= READ_AT_ONCE;

  useEffect(() => {
    if (!isToBeRead || total === 0) return;
    const cancel = new AbortController();
    setShare(0);
    attempt(async () => {
      setReadings(await readAllSamples(total, setShare, cancel.signal));
    }).then(() => {
      if (!cancel.signal.aborted) setShare(null);
    });
    return () => {
      cancel.abort();
      setShare(null);
    };
  }, [revision, library.activeId, isToBeRead]);

  if (total === 0) return <p class="card hint">{t('browser_empty')}</p>;
  const correct = readings?.filter(({ label, read }) => label === read).length ?? 0;
  const readAs = new Map(readings?.map(({ id, read }) => [id, read]));
  return (
    <section class="card" aria-labelledby="active-results-title">
      <div class="card-header">
        <div>
          <h2 id="active-results-title">{activeVersion(library)?.name ?? t('model_shipped')}</h2>
          <p class="hint">{t('results_samples_note')}</p>
          {readings && <p class="hint">{t('matrix_hint')}</p>}
        </div>
        {!isToBeRead && (
          <Button kind="primary" onPress={() => setAsked(true)}>
            {tCount('results_read', total)}
          </Button>
        )}
      </div>
      {share !== null && (
        <div class="progress-line">
          <progress max={1} value={share} aria-label={t('results_reading')} />
          <span aria-hidden="true">{formatShare(share)}</span>
        </div>
      )}
      {readings && readings.length > 0 && (
        <ConfusionMatrix
          title={`${formatAccuracy(correct / readings.length)} (${tCount('verdict_read', readings.length, correct)})`}
          confusion={confusionOf(readings)}
          selected={cell}
          onSelect={setCell}
        />
      )}
      {readings && cell && (
        <CellSamples
          cell={cell}
          ids={readings.filter(({ label, read }) => label === cell.label && read === cell.answer).map(({ id }) => id)}
          emptyText={t('panel_gone')}
          readingOf={({ id }) => readAs.get(id)}
        />
      )}
    </section>
  );
}
