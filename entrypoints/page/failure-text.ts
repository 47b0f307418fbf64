import { errorText } from '../ui/error-text.ts';
import { type MessageKey, message } from '../ui/message.ts';

const texts: Record<string, MessageKey> = {
  'not-visible': 'error_hidden',
  gone: 'error_gone',
  'tab-changed': 'error_tab_changed',
  'capture-refused': 'error_refused',
};

/** What went wrong with a picture of a page, in the browser's language, and what to do next. */
export function failureText(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const key = texts[code];
  return key ? message(key) : errorText(error);
}
