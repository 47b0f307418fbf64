import { type MessageKey, message } from './message.ts';

/** What the interface says of an error, by the stable `code` that it carries. */
const texts: Record<string, MessageKey> = {
  'backend-unavailable': 'error_backend',
  'model-load': 'error_model',
  'worker-crashed': 'error_worker',
  'picture-decode': 'error_picture',
  'picture-cut-off': 'error_cut_off',
  'picture-too-large': 'error_too_large',
  'invalid-input': 'error_input',
  'no-answer': 'error_no_answer',
  'capture-gone': 'error_capture_gone',
  storage: 'error_storage',
  'storage-full': 'error_storage_full',
};

/** An error in the browser's language: what happened, and what to do next. */
export function errorText(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const key = texts[code];
  if (key) return message(key);
  return message('error_unknown', error instanceof Error ? error.message : String(error));
}
