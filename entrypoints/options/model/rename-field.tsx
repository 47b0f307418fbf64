import { useEffect, useRef } from 'preact/hooks';
import type { ModelVersion } from '../../../model/version.ts';
import { isFocusLost } from '../shared/focus-when-lost.ts';
import { t } from '../shared/messages.ts';
import { attempt } from '../shared/notices.tsx';
import { changeModels } from './model-library.ts';

/** A version's name while it is being changed: Enter or leaving the field keeps it, Escape does not. */
export function RenameField({ version, onDone }: { version: ModelVersion; onDone: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const isCancelled = useRef(false);
  useEffect(() => {
    const opener = document.activeElement;
    input.current?.select();
    return () => {
      if (isFocusLost() && opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  const keep = async () => {
    const name = input.current?.value.trim();
    if (!isCancelled.current && name && name !== version.name)
      await attempt(() => changeModels((store) => store.rename(version.id, name)));
    onDone();
  };
  return (
    <input
      ref={input}
      class="rename"
      aria-label={t('rename_label', version.name)}
      defaultValue={version.name}
      maxLength={80}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape') isCancelled.current = true;
        if (event.key === 'Escape' || event.key === 'Enter') input.current?.blur();
      }}
    />
  );
}
