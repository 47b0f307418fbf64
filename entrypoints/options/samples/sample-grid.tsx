import { useState } from 'preact/hooks';
import type { Sample } from '../../../training/sample.ts';
import { Glyph } from '../shared/glyph.tsx';
import { t } from '../shared/messages.ts';

/**
 * Thumbnails that can be selected. One stop of the Tab key; the arrows go from sample to sample, Space selects, and
 * Shift with a click selects up to the last one clicked.
 */
export function SampleGrid(props: {
  label: string;
  samples: readonly Sample[];
  /** What the model reads in a sample, shown where it is not its label. */
  readingOf?: ((sample: Sample) => number | undefined) | undefined;
  selected: ReadonlySet<number>;
  onSelect: (selected: ReadonlySet<number>) => void;
}) {
  const { samples, selected } = props;
  const [focused, setFocused] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const tabStop = Math.min(focused, samples.length - 1);

  const toggle = (index: number, isRange: boolean) => {
    const next = new Set(selected);
    const isSelecting = !selected.has(samples[index]!.id);
    const [from, to] = isRange ? [Math.min(anchor, index), Math.max(anchor, index)] : [index, index];
    for (const { id } of samples.slice(from, to + 1)) {
      if (isSelecting) next.add(id);
      else next.delete(id);
    }
    setAnchor(index);
    props.onSelect(next);
  };
  const move = (event: KeyboardEvent, index: number) => {
    const grid = (event.currentTarget as HTMLElement).closest<HTMLElement>('.sample-grid')!;
    const columns = getComputedStyle(grid).gridTemplateColumns.split(' ').length;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const target = index + step;
    if (target < 0 || target >= samples.length) return;
    setFocused(target);
    grid.querySelectorAll<HTMLElement>('button')[target]?.focus();
  };

  return (
    <fieldset class="sample-grid" aria-label={props.label}>
      {samples.map((sample, index) => {
        const read = props.readingOf ? props.readingOf(sample) : sample.misreadAs;
        const isMisread = read !== undefined && read !== sample.label;
        return (
          <button
            key={sample.id}
            type="button"
            class={isMisread ? 'misread' : ''}
            tabIndex={index === tabStop ? 0 : -1}
            aria-pressed={selected.has(sample.id)}
            aria-label={nameOf(sample, isMisread ? read : undefined)}
            onFocus={() => setFocused(index)}
            onKeyDown={(event) => move(event, index)}
            onClick={(event) => {
              const button = event.currentTarget;
              toggle(index, event.shiftKey);
              requestAnimationFrame(() => button.scrollIntoView({ block: 'nearest' })); // the tools may cover it now
            }}
          >
            <Glyph pixels={sample.glyph} />
            <span aria-hidden="true">
              {sample.label}
              {isMisread && <small> → {read > 9 ? t('none_short') : read}</small>}
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}

function nameOf({ label, source }: Sample, read: number | undefined): string {
  const name = `${t('glyph_of', label)}, ${t(`source_${source}`)}`;
  return read === undefined ? name : `${name}, ${t('read_as', read > 9 ? t('none') : read)}`;
}
