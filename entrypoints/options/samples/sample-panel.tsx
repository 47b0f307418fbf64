import { useEffect, useState } from 'preact/hooks';
import type { Sample } from '../../../training/sample.ts';
import { t } from '../shared/messages.ts';
import { attempt } from '../shared/notices.tsx';
import { useObservable } from '../shared/observable.ts';
import { MendableSamples } from './mendable-samples.tsx';
import { sampleLibrary, sampleStore } from './sample-library.ts';

/** At most so many are shown at once. */
const MAX_SHOWN = 300;

/** Certain samples as thumbnails, to be relabelled or deleted where they are. */
export function SamplePanel(props: {
  label: string;
  ids: readonly number[];
  /** What is said of no ids at all. */
  emptyText?: string;
  readingOf?: (sample: Sample) => number | undefined;
}) {
  const { revision } = useObservable(sampleLibrary);
  const [samples, setSamples] = useState<readonly Sample[] | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const key = props.ids.slice(0, MAX_SHOWN).join();
  useEffect(() => {
    setSelected(new Set());
    attempt(async () => {
      const store = await sampleStore();
      const found = await Promise.all(props.ids.slice(0, MAX_SHOWN).map((id) => store.get(id)));
      setSamples(found.filter((sample) => sample !== undefined));
    });
  }, [key, revision]);
  if (!samples) return null;
  return (
    <MendableSamples
      label={props.label}
      samples={samples}
      emptyText={props.ids.length === 0 && props.emptyText ? props.emptyText : t('panel_gone')}
      readingOf={props.readingOf}
      selected={selected}
      onSelect={setSelected}
    />
  );
}
