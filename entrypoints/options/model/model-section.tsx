import { useState } from 'preact/hooks';
import { t } from '../shared/messages.ts';
import { useObservable } from '../shared/observable.ts';
import { ActiveModel } from './active-model.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { ImportModel } from './import-model.tsx';
import { modelLibrary, stillThere } from './model-library.ts';
import { VersionsTable } from './versions-table.tsx';

/** Section "Model": the active one and its numbers, the versions kept, and bringing one's own. */
export function ModelSection() {
  const library = useObservable(modelLibrary);
  const [everCompared, setCompared] = useState<readonly (string | null)[]>([]);
  const compared = stillThere(library, everCompared);
  if (!library.isLoaded || !library.shipped) return <p class="hint">{t('loading')}</p>;
  return (
    <>
      <ActiveModel library={library} />
      <VersionsTable library={library} onCompare={setCompared} />
      <ImportModel />
      {compared.length > 0 && <CompareDialog library={library} ids={compared} onClose={() => setCompared([])} />}
    </>
  );
}
