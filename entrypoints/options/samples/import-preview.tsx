import { useEffect, useState } from 'preact/hooks';
import type { ImportPreview } from '../../../training/api.ts';
import { Glyph } from '../shared/glyph.tsx';
import { t } from '../shared/messages.ts';
import { attempt } from '../shared/notices.tsx';
import { trainer } from '../shared/trainer.ts';
import { toImportFiles } from './import-run.ts';
import { SkippedList } from './skipped-list.tsx';

const MAX_NAMES = 5;

/** The first samples of the files that were chosen, as they would be kept, before anything is. */
export function ImportPreviewFigure({ files }: { files: readonly File[] }) {
  const [found, setFound] = useState<{ files: readonly File[]; preview: ImportPreview } | null>(null);
  const preview = found?.files === files ? found.preview : null;
  useEffect(() => {
    let isReading = true;
    attempt(async () => {
      const preview = await trainer.previewSamples(toImportFiles(files));
      if (isReading) setFound({ files, preview });
      isReading = false;
    });
    return () => {
      if (isReading) attempt(() => trainer.cancelPreview());
      isReading = false;
    };
  }, [files]);
  return (
    <figure class="preview" aria-busy={preview === null}>
      <figcaption class="hint" aria-live="polite">
        {t(preview === null ? 'preview_reading' : preview.samples.length > 0 ? 'preview' : 'preview_none')}
      </figcaption>
      <div class="glyph-row">
        {preview?.samples.map(({ name, label, glyph }) => (
          <div key={name} class="glyph-tile" title={name}>
            <Glyph pixels={glyph} label={t('glyph_of', label)} />
            <span aria-hidden="true">{label}</span>
          </div>
        ))}
      </div>
      {preview?.samples.length === 0 && <SkippedList skipped={preview.skipped} />}
      <ul class="plain-list">
        {toImportFiles(files.slice(0, MAX_NAMES)).map(({ path }) => (
          <li key={path}>{path}</li>
        ))}
        {files.length > MAX_NAMES && <li>…</li>}
      </ul>
    </figure>
  );
}
