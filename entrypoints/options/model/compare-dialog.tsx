import type { ModelVersion } from '../../../model/version.ts';
import { Dialog } from '../shared/dialog.tsx';
import { formatAccuracy, formatCount, formatDate } from '../shared/format.ts';
import { t } from '../shared/messages.ts';
import type { ModelLibraryState } from './model-library.ts';
import { isFolded, originText, parentName, settingsText } from './origin-text.ts';

type Row = readonly [label: string, of: (version: ModelVersion | null) => string];

/** Two models side by side. Null is the shipped model. */
export function CompareDialog(props: {
  library: ModelLibraryState;
  ids: readonly (string | null)[];
  onClose: () => void;
}) {
  const { library } = props;
  const shipped = library.shipped!;
  const compared = props.ids.map((id) => library.versions.find((version) => version.id === id) ?? null);
  const rows: readonly Row[] = [
    [t('column_date'), (version) => formatDate(version ? version.createdAt : shipped.trainedAt)],
    [t('column_data'), (version) => (version ? originText(version) : t('model_shipped_hint'))],
    [t('column_settings'), (version) => (version && settingsText(version)) || '–'],
    [t('column_parent'), (version) => (version && parentName(version, library.versions)) || '–'],
    [t('metric_held_out'), (version) => beforeAfter(version?.metrics.heldOut)],
    [t('metric_built_in'), (version) => beforeAfter(version?.metrics.builtIn)],
    [t('metric_mnist'), (version) => (version ? '–' : formatAccuracy(shipped.testAccuracy))],
    [t('metric_parameters'), (version) => parametersText(version, shipped.parameterCount)],
  ];
  return (
    <Dialog title={t('compare')} wide onClose={props.onClose}>
      <table class="compare">
        <thead>
          <tr>
            <td />
            {compared.map((version) => (
              <th key={version?.id ?? ''} scope="col">
                {version?.name ?? t('model_shipped')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, of]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {compared.map((version) => (
                <td key={version?.id ?? ''}>{of(version)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

function parametersText(version: ModelVersion | null, shippedCount: number): string {
  const count = formatCount(version?.parameterCount ?? shippedCount);
  return version && isFolded(version) ? `${count} (${t('metric_parameters_folded')})` : count;
}

function beforeAfter(measured: ModelVersion['metrics']['heldOut'] | undefined): string {
  if (!measured) return '–';
  return `${formatAccuracy(measured.before.accuracy)} → ${formatAccuracy(measured.after.accuracy)}`;
}
