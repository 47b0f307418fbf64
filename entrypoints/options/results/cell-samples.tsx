import type { Sample } from '../../../training/sample.ts';
import { SamplePanel } from '../samples/sample-panel.tsx';
import { t, tCount } from '../shared/messages.ts';
import type { Cell } from './confusion-matrix.tsx';

/** The samples behind a cell of the matrix, to be relabelled or deleted there. */
export function CellSamples(props: {
  cell: Cell;
  ids: readonly number[];
  /** What is said of a cell without samples. */
  emptyText: string;
  readingOf?: (sample: Sample) => number | undefined;
}) {
  const { label, answer } = props.cell;
  const title = tCount('matrix_cell', props.ids.length, label, answer > 9 ? t('none') : answer);
  return (
    <section class="cell-samples" aria-label={title}>
      <div class="card-header">
        <h3>{title}</h3>
        <a class="button button--small" href="#train">
          {t('results_retrain')}
        </a>
      </div>
      <SamplePanel
        label={title}
        ids={props.ids}
        emptyText={props.emptyText}
        readingOf={props.readingOf ?? (() => answer)}
      />
    </section>
  );
}
