import type { ImportReport } from '../../../training/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { t } from '../shared/messages.ts';
import { SamplePanel } from './sample-panel.tsx';

/** Pictures that have more than one label, to be relabelled or deleted. */
export function ContradictionsDialog(props: { contradictions: ImportReport['contradictions']; onClose: () => void }) {
  return (
    <Dialog title={t('contradictions_title')} wide onClose={props.onClose}>
      <p class="hint">{t('contradictions_text')}</p>
      <SamplePanel label={t('contradictions_title')} ids={props.contradictions.flatMap(({ ids }) => ids)} />
    </Dialog>
  );
}
