import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import { t } from './messages.ts';

/** A modal dialog, open as long as it is rendered: the browser traps the focus, Escape closes it. */
export function Dialog(props: { title: string; wide?: boolean; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class={props.wide ? 'wide' : ''} aria-labelledby={titleId} onClose={props.onClose}>
      <header class="dialog-header">
        <h2 id={titleId}>{props.title}</h2>
        <Button kind="quiet" isSmall name={t('close')} onPress={() => dialog.current?.close()}>
          ×
        </Button>
      </header>
      {props.children}
    </dialog>
  );
}
