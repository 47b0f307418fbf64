import { useState } from 'preact/hooks';
import type { BeforeAndAfter, Evaluation } from '../../../model/version.ts';
import { formatAccuracy } from '../shared/format.ts';
import { t, tCount } from '../shared/messages.ts';
import { CellSamples } from './cell-samples.tsx';
import { type Cell, ConfusionMatrix } from './confusion-matrix.tsx';
import type { Measured } from './measured-models.ts';

type Moment = 'before' | 'after';
interface Selection extends Cell {
  readonly moment: Moment;
}

/** Confusion matrices before and after a training, on the held-out split and on the built-in test. */
export function MeasuredResults({ measured }: { measured: Measured }) {
  const { heldOut, builtIn } = measured.metrics;
  const [selection, setSelection] = useState<Selection | null>(null);
  const { readings } = measured;
  const ids = selection && readings && idsOf(readings, selection);
  return (
    <>
      {heldOut && (
        <section class="card" aria-labelledby="held-out-title">
          <div>
            <h2 id="held-out-title">{t('metric_held_out')}</h2>
            <p class="hint">{t('metric_held_out_hint')}</p>
            <p class="hint">{t(readings ? 'matrix_hint' : 'results_no_readings')}</p>
          </div>
          <Matrices measured={heldOut} selection={selection} {...(readings && { onSelect: setSelection })} />
          {selection && ids && <CellSamples cell={selection} ids={ids} emptyText={t('cell_not_stored')} />}
        </section>
      )}
      {builtIn && (
        <section class="card" aria-labelledby="built-in-title">
          <div>
            <h2 id="built-in-title">{t('metric_built_in')}</h2>
            <p class="hint">{t('metric_built_in_hint')}</p>
          </div>
          <Matrices measured={builtIn} selection={null} />
        </section>
      )}
    </>
  );
}

function Matrices(props: {
  measured: BeforeAndAfter;
  selection: Selection | null;
  onSelect?: (selection: Selection) => void;
}) {
  const { selection, onSelect } = props;
  const moments: readonly Moment[] = ['before', 'after'];
  return (
    <div class="matrices">
      {moments.map((moment) => (
        <ConfusionMatrix
          key={moment}
          title={titleOf(t(moment), props.measured[moment])}
          confusion={props.measured[moment].confusion}
          selected={selection?.moment === moment ? selection : null}
          {...(onSelect && { onSelect: (cell: Cell) => onSelect({ ...cell, moment }) })}
        />
      ))}
    </div>
  );
}

const titleOf = (name: string, { accuracy, count, correct }: Evaluation): string =>
  t('matrix_title', name, formatAccuracy(accuracy), tCount('verdict_read', count, correct));

/** Samples of a cell that are still known by their place in the store; null ones were in a file. */
function idsOf(readings: NonNullable<Measured['readings']>, { label, answer, moment }: Selection): number[] {
  return readings
    .filter((reading) => reading.label === label && reading[moment] === answer)
    .flatMap(({ sampleId }) => (sampleId === null ? [] : [sampleId]));
}
