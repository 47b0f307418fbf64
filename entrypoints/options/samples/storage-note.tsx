import { useEffect, useState } from 'preact/hooks';
import { estimateStorage } from '../../../training/persistence.ts';
import { formatBytes } from '../shared/format.ts';
import { t } from '../shared/messages.ts';

/** How much of the browser's storage the extension uses. */
export function StorageNote({ revision }: { revision: number }) {
  const [text, setText] = useState('');
  useEffect(() => {
    estimateStorage().then((estimate) => {
      if (estimate) setText(t('storage', formatBytes(estimate.usedBytes), formatBytes(estimate.quotaBytes)));
    });
  }, [revision]);
  return <p class="hint">{text}</p>;
}
