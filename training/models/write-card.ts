import type { Evaluation, ModelVersion } from '../../model/version.ts';

const percent = (evaluation: Evaluation | undefined) =>
  evaluation?.accuracy == null
    ? 'not measured'
    : `${(100 * evaluation.accuracy).toFixed(2)} % (${evaluation.correct} of ${evaluation.count})`;

/** The card of a version as Markdown: where it comes from, on what, how, and how good it is. */
export function writeCard({ name, createdAt, parameterCount, parentId, origin, metrics }: ModelVersion): string {
  const kinds = { 'fine-tuned': 'fine-tuned', 'from-scratch': 'trained from scratch', imported: 'imported' };
  const settings = Object.entries(origin.settings ?? {}).map(([key, value]) => `| ${key} | ${value} |`);
  return [
    `# ${name}`,
    '',
    `A network that reads handwritten digits, [n, 28, 28, 1] in [0, 1] (1 is ink) → probabilities; ${parameterCount} parameters.`,
    `${kinds[origin.kind]} in the browser by Digit Reader, ${createdAt}.`,
    '',
    '| | |',
    '|---|---|',
    `| Data | ${origin.data} |`,
    ...(origin.count === null ? [] : [`| Digits trained on | ${origin.count} |`]),
    ...(origin.kind === 'fine-tuned' ? [`| Started from | ${parentId ?? 'the shipped model'} |`] : []),
    `| Held-out digits, before | ${percent(metrics.heldOut?.before)} |`,
    `| Held-out digits, after | ${percent(metrics.heldOut?.after)} |`,
    `| Built-in test (pen strokes by writers never trained on), before | ${percent(metrics.builtIn?.before)} |`,
    `| Built-in test, after | ${percent(metrics.builtIn?.after)} |`,
    ...settings,
    '',
    'The built-in test and the digits rehearsed in fine-tuning are from Pen-Based Recognition of Handwritten Digits',
    '(E. Alpaydin, F. Alimoglu; UCI Machine Learning Repository, CC BY 4.0).',
    '',
  ].join('\n');
}
