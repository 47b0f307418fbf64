import type { SkippedFiles } from '../../../training/api.ts';
import { formatCount } from '../shared/format.ts';
import { t, tCount } from '../shared/messages.ts';

/** What an import leaves out: how much, why, and a few names. */
export function SkippedList({ skipped }: { skipped: readonly SkippedFiles[] }) {
  return (
    <ul class="plain-list">
      {skipped.map(({ code, values, count, examples }) => (
        <li key={[code, ...values].join()}>
          {tCount('import_skipped_because', count, reasonText({ code, values }))}
          <small>{examples.join(', ')}</small>
        </li>
      ))}
    </ul>
  );
}

/** The reason in the browser's language. */
function reasonText({ code, values }: Pick<SkippedFiles, 'code' | 'values'>): string {
  return t(`skip_${code}`, ...values.map((value) => (typeof value === 'number' ? formatCount(value) : value)));
}
