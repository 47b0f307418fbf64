import { useEffect, useState } from 'preact/hooks';
import { Glyph } from '../shared/glyph.tsx';
import { t } from '../shared/messages.ts';
import { type PreviewTile, previewFiles } from './preview-files.ts';

/** The first samples of the files that were chosen, before anything is kept. */
export function ImportPreview({ files }: { files: readonly File[] }) {
  const [tiles, setTiles] = useState<readonly PreviewTile[]>([]);
  useEffect(() => {
    let isCurrent = true;
    previewFiles(files).then((previewed) => {
      if (isCurrent) setTiles(previewed);
    });
    return () => {
      isCurrent = false;
    };
  }, [files]);
  useEffect(
    () => () => {
      for (const { url } of tiles) if (url) URL.revokeObjectURL(url);
    },
    [tiles],
  );
  return (
    <figure class="preview">
      {tiles.length > 0 && <figcaption class="hint">{t('preview')}</figcaption>}
      <div class="glyph-row">
        {tiles.map(({ key, glyph, url, label }) => (
          <div key={key} class="glyph-tile" title={key}>
            {glyph && <Glyph pixels={glyph} label={label === null ? t('glyph') : t('glyph_of', label)} />}
            {url && <img src={url} alt={key} />}
            <span aria-hidden="true">{label ?? '?'}</span>
          </div>
        ))}
      </div>
      <ul class="plain-list">
        {files.slice(0, 5).map((file) => (
          <li key={file.webkitRelativePath || file.name}>{file.webkitRelativePath || file.name}</li>
        ))}
        {files.length > 5 && <li>…</li>}
      </ul>
    </figure>
  );
}
