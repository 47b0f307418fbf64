import { useRef, useState } from 'preact/hooks';
import type { ImportReport } from '../../../training/api.ts';
import { Button } from '../shared/button.tsx';
import { useFocusWhenLost } from '../shared/focus-when-lost.ts';
import { t, tCount } from '../shared/messages.ts';
import { ContradictionsDialog } from './contradictions-dialog.tsx';
import { SkippedList } from './skipped-list.tsx';

/** What an import kept, and what it left out and why. */
export function ImportReportCard({ report }: { report: ImportReport }) {
  const [isShowing, setShowing] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useFocusWhenLost(place);
  return (
    <div ref={place} class="import-report" role="status" tabIndex={-1}>
      <p>
        <strong>{tCount('import_kept', report.kept)}</strong>
        {report.duplicates > 0 && <> · {tCount('import_duplicates', report.duplicates)}</>}
      </p>
      {report.skipped.length > 0 && (
        <>
          <h3>{t('import_skipped')}</h3>
          <SkippedList skipped={report.skipped} />
        </>
      )}
      {report.contradictionCount > 0 && (
        <div class="gate">
          <p>{tCount('contradictions', report.contradictionCount)}</p>
          <Button isSmall onPress={() => setShowing(true)}>
            {t('contradictions_show')}
          </Button>
        </div>
      )}
      {isShowing && <ContradictionsDialog contradictions={report.contradictions} onClose={() => setShowing(false)} />}
    </div>
  );
}
