import { useState } from 'preact/hooks';
import { Button } from '../shared/button.tsx';
import { confirm } from '../shared/confirm.tsx';
import { download } from '../shared/download.ts';
import { formatShare } from '../shared/format.ts';
import { t } from '../shared/messages.ts';
import { attempt } from '../shared/notices.tsx';
import { trainer } from '../shared/trainer.ts';
import { changeSamples } from './sample-library.ts';

/** Export of all samples, and deleting all of them. */
export function SampleTransfers({ isEmpty }: { isEmpty: boolean }) {
  const [progress, setProgress] = useState<string | null>(null);
  const exportAs = async (format: 'zip' | 'idx') => {
    setProgress('');
    await attempt(async () => {
      const blob = await trainer.exportSamples(format, ({ done, total }) =>
        setProgress(total ? formatShare(done / total) : ''),
      );
      download(blob, format === 'zip' ? 'digit-samples.zip' : 'digit-samples-idx.zip');
    });
    setProgress(null);
  };
  const clear = async () => {
    const isSure = await confirm({
      title: t('clear_title'),
      text: t('clear_text'),
      confirm: t('clear_all'),
      isDangerous: true,
    });
    if (isSure) await attempt(() => changeSamples((store) => store.clear()));
  };
  const isDisabled = isEmpty || progress !== null;
  return (
    <div class="actions">
      <Button isSmall isDisabled={isDisabled} onPress={() => exportAs('zip')}>
        {t('export_zip')}
      </Button>
      <Button isSmall isDisabled={isDisabled} onPress={() => exportAs('idx')}>
        {t('export_idx')}
      </Button>
      <Button isSmall kind="quiet-danger" isDisabled={isDisabled} onPress={clear}>
        {t('clear_all')}
      </Button>
      <span class="hint">
        <span role="status">{progress === null ? '' : t('exporting')}</span> <span aria-hidden="true">{progress}</span>
      </span>
    </div>
  );
}
