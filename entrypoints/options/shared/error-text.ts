import { type Fault, faultOf } from '../../../model/fault.ts';
import { message } from '../../ui/message.ts';
import { formatCount } from './format.ts';
import { type MessageName, t } from './messages.ts';

/** Texts by the stable `code` of an error. Some quote what the error itself says. */
const texts: Readonly<Record<string, MessageName>> = {
  'backend-unavailable': 'error_backend',
  checkpoint: 'error_checkpoint',
  'model-load': 'error_model',
  'worker-crashed': 'error_worker',
  'training-diverged': 'error_diverged',
  'out-of-memory': 'error_memory',
  'training-busy': 'error_busy',
  'model-import': 'error_import',
  storage: 'error_storage',
  'storage-full': 'error_full',
};

/** An error in the browser's language: what happened, and what to do next. */
export function errorText(error: unknown): string {
  const fault = faultOf(error);
  const said = (fault && faultText(fault)) || (error instanceof Error ? error.message : String(error));
  const name = error instanceof Error && 'code' in error ? texts[String(error.code)] : undefined;
  if (name) return t(name, said);
  return fault ? said : message('error_unknown', said);
}

/** '' where this page has no text for it. */
function faultText({ code, values, file }: Fault): string {
  const said = values.map((value) => (typeof value === 'number' ? formatCount(value) : value));
  const text = t(`fault_${code}` as MessageName, ...said);
  return file && text ? t('fault_in_file', file, text) : text;
}
