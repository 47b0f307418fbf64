import { useRef } from 'preact/hooks';
import type { Sample } from '../../../training/sample.ts';
import { MendTools } from './mend-tools.tsx';
import { SampleGrid } from './sample-grid.tsx';

/** Samples as thumbnails, and the tools that mend those that are selected. */
export function MendableSamples(props: {
  label: string;
  samples: readonly Sample[];
  /** What is said where there are none. */
  emptyText: string;
  /** What the model reads in a sample, shown where it is not its label. */
  readingOf?: ((sample: Sample) => number | undefined) | undefined;
  selected: ReadonlySet<number>;
  onSelect: (selected: ReadonlySet<number>) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const selectNone = () => {
    props.onSelect(new Set());
    place.current?.focus({ preventScroll: true }); // the tools go, and would take the focus with them
  };
  return (
    <div ref={place} class="mendable-samples" tabIndex={-1}>
      {props.samples.length > 0 ? <SampleGrid {...props} /> : <p class="hint">{props.emptyText}</p>}
      {props.selected.size > 0 && <MendTools selected={props.selected} onDone={selectNone} onClear={selectNone} />}
    </div>
  );
}
