import { useObservable } from '../shared/observable.ts';
import { DrawSamples } from './draw-samples.tsx';
import { ImportSamples } from './import-samples.tsx';
import { SampleBrowser } from './sample-browser.tsx';
import { sampleLibrary } from './sample-library.ts';
import { StorageNote } from './storage-note.tsx';

/** Section "Samples": draw some, import some, and look after those that are there. */
export function SamplesSection() {
  const library = useObservable(sampleLibrary);
  return (
    <>
      <div class="two-columns">
        <DrawSamples />
        <ImportSamples />
      </div>
      <SampleBrowser library={library} />
      <StorageNote revision={library.revision} />
    </>
  );
}
