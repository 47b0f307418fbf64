import { useRef } from 'preact/hooks';
import type { TransferProgress } from '../../../training/api.ts';
import { Button } from '../shared/button.tsx';
import { useFocusWhenLost } from '../shared/focus-when-lost.ts';
import { formatShare } from '../shared/format.ts';
import { t } from '../shared/messages.ts';
import { attempt } from '../shared/notices.tsx';
import { cancelImport } from './import-run.ts';

/** How far an import is, and the way to end it. */
export function ImportProgress(props: { progress: TransferProgress | null; isCancelling: boolean }) {
  const { progress, isCancelling } = props;
  const place = useRef<HTMLDivElement>(null);
  useFocusWhenLost(place);
  const share = !isCancelling && progress?.total ? progress.done / progress.total : undefined;
  return (
    <div ref={place} class="import-progress" tabIndex={-1}>
      <p role="status">{t(isCancelling ? 'import_cancelling' : 'importing')}</p>
      <div class="progress-line">
        <progress max={1} value={share} aria-label={t('importing')} />
        <span aria-hidden="true">{share === undefined ? '' : formatShare(share)}</span>
      </div>
      <div class="actions">
        <Button isDisabled={isCancelling} onPress={() => attempt(cancelImport)}>
          {t('cancel')}
        </Button>
      </div>
      <p class="hint">{t('importing_hint')}</p>
    </div>
  );
}
