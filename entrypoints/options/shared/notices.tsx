import { Button } from './button.tsx';
import { errorText } from './error-text.ts';
import { t } from './messages.ts';
import { Observable, useObservable } from './observable.ts';

/** Something that the page tells, at the top of every section until it is dismissed. */
export interface Notice {
  readonly id: number;
  readonly kind: 'error' | 'success' | 'warning';
  readonly text: string;
  /** One thing that the user can do about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

const notices = new Observable<{ list: readonly Notice[] }>({ list: [] });
let lastId = 0;

/** Shows a notice; the same text is not shown twice. Successes leave by themselves. */
export function notify(notice: Omit<Notice, 'id'>): void {
  const id = ++lastId;
  notices.update({ list: [...notices.state.list.filter(({ text }) => text !== notice.text), { ...notice, id }] });
  if (notice.kind === 'success' && !notice.action) setTimeout(() => dismiss(id), 8_000);
}

/** Shows what went wrong; cancelling (`AbortError`) is no news. */
export function notifyError(error: unknown): void {
  if (error instanceof Error && error.name === 'AbortError') return;
  notify({ kind: 'error', text: errorText(error) });
}

/** Runs an action of the page and shows its failure. @returns whether it went well */
export async function attempt(action: () => Promise<unknown> | unknown): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (error) {
    console.warn(error);
    notifyError(error);
    return false;
  }
}

function dismiss(id: number): void {
  notices.update({ list: notices.state.list.filter((notice) => notice.id !== id) });
}

const icons = { error: '!', success: '✓', warning: '!' } as const;

/** The notices, as live regions: errors interrupt, the rest waits for its turn. */
export function Notices() {
  const { list } = useObservable(notices);
  return (
    <div class="notices">
      {(['assertive', 'polite'] as const).map((politeness) => (
        <div key={politeness} aria-live={politeness}>
          {list
            .filter(({ kind }) => (kind === 'error') === (politeness === 'assertive'))
            .map(({ id, kind, text, action }) => (
              <div key={id} class={`notice ${kind}`}>
                <span class="notice-icon" aria-hidden="true">
                  {icons[kind]}
                </span>
                <p>{text}</p>
                {action && (
                  <Button
                    isSmall
                    onPress={() => {
                      dismiss(id);
                      action.run();
                    }}
                  >
                    {action.label}
                  </Button>
                )}
                <Button kind="quiet" isSmall name={t('dismiss')} onPress={() => dismiss(id)}>
                  ×
                </Button>
              </div>
            ))}
        </div>
      ))}
    </div>
  );
}
