import type { PendingTraining } from '../../../training/api.ts';
import { Button } from '../shared/button.tsx';
import { formatDate } from '../shared/format.ts';
import { t } from '../shared/messages.ts';
import { attempt } from '../shared/notices.tsx';
import { continueTraining, dropTraining, nameOf } from './training-run.ts';

/** A training that stopped without being asked to: go on from its checkpoint, or forget it. */
export function Interrupted({ pending }: { pending: PendingTraining }) {
  return (
    <section class="card warning" aria-labelledby="interrupted-title">
      <h2 id="interrupted-title">{t('interrupted_title')}</h2>
      <p>{t('interrupted_text', nameOf(pending), formatDate(pending.startedAt), pending.epoch, pending.epochs)}</p>
      <div class="actions">
        <Button kind="primary" onPress={() => continueTraining(pending)}>
          {t('interrupted_continue')}
        </Button>
        <Button onPress={() => attempt(dropTraining)}>{t('interrupted_drop')}</Button>
      </div>
    </section>
  );
}
