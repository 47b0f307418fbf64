import { FileDrop } from '../shared/file-drop.tsx';
import { formatCount } from '../shared/format.ts';
import { Glyph } from '../shared/glyph.tsx';
import { t } from '../shared/messages.ts';
import type { IdxPair } from './idx-pair.ts';
import { addFiles } from './training-form.ts';

/** Takes the two IDX files in any order, says what each is, and shows the first pictures with their labels. */
export function IdxFiles({ pair }: { pair: IdxPair }) {
  return (
    <div class="idx-files">
      <FileDrop name="idx-files" label={t('idx_choose')} hint={t('idx_hint')} isMultiple onFiles={addFiles} />
      <ul class="file-list">
        <FileLine
          title={t('idx_images')}
          file={pair.images}
          detail={
            pair.imagesHead &&
            t(
              'idx_images_found',
              formatCount(pair.imagesHead.count),
              `${pair.imagesHead.columns}×${pair.imagesHead.rows}`,
            )
          }
        />
        <FileLine
          title={t('idx_labels')}
          file={pair.labels}
          detail={pair.labelsHead && t('idx_labels_found', formatCount(pair.labelsHead.count))}
        />
      </ul>
      <div role="alert">
        {pair.problems.map((problem) => (
          <p key={problem} class="problem">
            {problem}
          </p>
        ))}
      </div>
      <Preview pair={pair} />
    </div>
  );
}

function FileLine(props: { title: string; file: File | null; detail: string | null }) {
  return (
    <li class={props.file ? 'found' : ''}>
      <span class="tick" aria-hidden="true">
        {props.file ? '✓' : '○'}
      </span>
      <span>
        <strong>{props.title}</strong>
        <small>{props.file ? `${props.file.name} · ${props.detail}` : t('idx_missing')}</small>
      </span>
    </li>
  );
}

/** The first pictures over their labels, so that a pair that doesn't belong together is seen before it is trained on. */
function Preview({ pair: { imagesHead, labelsHead } }: { pair: IdxPair }) {
  if (imagesHead?.rows !== 28 || imagesHead.columns !== 28) return null;
  const shown = Math.floor(imagesHead.items.length / 784);
  return (
    <figure class="preview">
      <figcaption class="hint">{t('preview')}</figcaption>
      <div class="glyph-row">
        {Array.from({ length: shown }, (_, index) => {
          const label = labelsHead?.items[index];
          return (
            <div key={index} class="glyph-tile">
              <Glyph
                pixels={imagesHead.items.subarray(index * 784, (index + 1) * 784)}
                label={label === undefined ? t('glyph') : t('glyph_of', label)}
              />
              <span aria-hidden="true">{label ?? '?'}</span>
            </div>
          );
        })}
      </div>
    </figure>
  );
}
