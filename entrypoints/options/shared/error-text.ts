import { type MessageName, t } from './messages.ts';

/** Texts by the stable `code` of an error. Where the error's own message says more, the text quotes it. */
const texts: Readonly<Record<string, MessageName>> = {
  'backend-unavailable': 'error_backend',
  'model-load': 'error_model',
  'worker-crashed': 'error_worker',
  'training-diverged': 'error_diverged',
  'out-of-memory': 'error_memory',
  'training-busy': 'error_busy',
  'invalid-dataset': 'error_dataset',
  'model-import': 'error_import',
  storage: 'error_storage',
  'storage-full': 'error_full',
};

/** An error in the browser's language: what happened, and what to do next. */
export function errorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const name = error instanceof Error && 'code' in error ? texts[String(error.code)] : undefined;
  return name ? t(name, message) : message;
}
