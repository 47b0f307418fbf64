import { useState } from 'preact/hooks';
import type { ModelVersion } from '../../../model/version.ts';
import { Button } from '../shared/button.tsx';
import { formatAccuracy, formatDate, formatPoints } from '../shared/format.ts';
import { t } from '../shared/messages.ts';
import { type ModelLibraryState, stillThere } from './model-library.ts';
import { originText, parentName, settingsText } from './origin-text.ts';
import { RenameField } from './rename-field.tsx';
import { activateVersion, deleteVersion, exportVersion } from './version-actions.ts';

/** Every model of this browser: the shipped one and the versions kept, newest first. */
export function VersionsTable(props: {
  library: ModelLibraryState;
  onCompare: (ids: readonly (string | null)[]) => void;
}) {
  const { library } = props;
  const [everChosen, setChosen] = useState<readonly (string | null)[]>([]);
  const chosen = stillThere(library, everChosen);
  const choose = (id: string | null) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id].slice(-2));
  const canCompare = chosen.length === 2;
  return (
    <section class="card" aria-labelledby="versions-title">
      <div class="card-header">
        <h2 id="versions-title">{t('versions')}</h2>
        {library.versions.length > 0 && (
          <Button
            isDisabled={!canCompare}
            title={canCompare ? undefined : t('compare_hint')}
            onPress={() => props.onCompare(chosen)}
          >
            {t('compare')}
          </Button>
        )}
      </div>
      <table class="versions">
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{t('compare')}</span>
            </th>
            <th scope="col">{t('column_name')}</th>
            <th scope="col">{t('column_date')}</th>
            <th scope="col">{t('column_data')}</th>
            <th scope="col">{t('metric_held_out')}</th>
            <th scope="col">{t('metric_built_in')}</th>
            <th scope="col">
              <span class="visually-hidden">{t('column_actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {library.versions.map((version) => (
            <VersionRow
              key={version.id}
              version={version}
              library={library}
              isChosen={chosen.includes(version.id)}
              onChoose={() => choose(version.id)}
            />
          ))}
          <ShippedRow library={library} isChosen={chosen.includes(null)} onChoose={() => choose(null)} />
        </tbody>
      </table>
      {library.versions.length === 0 && <p class="hint">{t('versions_empty')}</p>}
    </section>
  );
}

interface RowProps {
  readonly library: ModelLibraryState;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function VersionRow({ version, library, isChosen, onChoose }: RowProps & { version: ModelVersion }) {
  const [isRenaming, setRenaming] = useState(false);
  const isActive = version.id === library.activeId;
  const parent = parentName(version, library.versions);
  const settings = settingsText(version);
  return (
    <tr class={isActive ? 'active' : ''}>
      <td class="choose">
        <input type="checkbox" checked={isChosen} onChange={onChoose} aria-label={t('compare_choose', version.name)} />
      </td>
      <th scope="row">
        {isRenaming ? (
          <RenameField version={version} onDone={() => setRenaming(false)} />
        ) : (
          <>
            {version.name} {isActive && <span class="badge">{t('badge_active')}</span>}
          </>
        )}
        {parent && <small>{t('from_parent', parent)}</small>}
      </th>
      <td data-label={t('column_date')}>{formatDate(version.createdAt)}</td>
      <td data-label={t('column_data')}>
        {originText(version)}
        {settings && <small>{settings}</small>}
      </td>
      <td data-label={t('metric_held_out')}>
        <Change measured={version.metrics.heldOut} />
      </td>
      <td data-label={t('metric_built_in')}>
        <Change measured={version.metrics.builtIn} />
      </td>
      <td class="row-actions">
        {!isActive && (
          <Button isSmall name={`${t('activate')}: ${version.name}`} onPress={() => activateVersion(version)}>
            {t('activate')}
          </Button>
        )}
        <Button isSmall kind="quiet" name={`${t('rename')}: ${version.name}`} onPress={() => setRenaming(true)}>
          {t('rename')}
        </Button>
        <Button isSmall kind="quiet" name={`${t('export')}: ${version.name}`} onPress={() => exportVersion(version)}>
          {t('export')}
        </Button>
        <Button
          isSmall
          kind="quiet-danger"
          name={`${t('delete')}: ${version.name}`}
          onPress={() => deleteVersion(version, isActive)}
        >
          {t('delete')}
        </Button>
      </td>
    </tr>
  );
}

function ShippedRow({ library, isChosen, onChoose }: RowProps) {
  const shipped = library.shipped!;
  const isActive = library.activeId === null;
  return (
    <tr class={isActive ? 'active' : ''}>
      <td class="choose">
        {library.versions.length > 0 && (
          <input
            type="checkbox"
            checked={isChosen}
            onChange={onChoose}
            aria-label={t('compare_choose', t('model_shipped'))}
          />
        )}
      </td>
      <th scope="row">
        {t('model_shipped')} {isActive && <span class="badge">{t('badge_active')}</span>}
        <small>{shipped.name}</small>
      </th>
      <td data-label={t('column_date')}>{formatDate(shipped.trainedAt)}</td>
      <td data-label={t('column_data')}>
        {t('model_shipped_hint')}
        {shipped.testAccuracy !== null && <small>{t('mnist_accuracy', formatAccuracy(shipped.testAccuracy))}</small>}
      </td>
      <td data-label={t('metric_held_out')} />
      <td data-label={t('metric_built_in')} />
      <td class="row-actions">
        {!isActive && (
          <Button isSmall name={`${t('activate')}: ${t('model_shipped')}`} onPress={() => activateVersion(null)}>
            {t('activate')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** An accuracy after training, and by how much it changed. */
function Change({ measured }: { measured: ModelVersion['metrics']['heldOut'] }) {
  const before = measured?.before.accuracy;
  const after = measured?.after.accuracy;
  if (after == null) return null;
  return (
    <>
      {formatAccuracy(after)}
      {before != null && (
        <small class={after < before ? 'worse' : after > before ? 'better' : ''}>{formatPoints(after - before)}</small>
      )}
    </>
  );
}
