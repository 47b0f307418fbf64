import type { Dataset } from '../api.ts';
import { lineChart, reliabilityDiagram } from './charts.ts';
import { glyphToDataUrl } from './glyph-picture.ts';
import type { ModelReport } from './model-report.ts';
import { reportStyle } from './report-style.ts';

const PIXELS = 28 * 28;
const percent = (share: number | null, digits = 2) => (share === null ? '–' : `${(100 * share).toFixed(digits)} %`);

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function tile(value: string, meaning: string): string {
  return `<div class="tile"><b>${value}</b><span>${meaning}</span></div>`;
}

function tiles(report: ModelReport): string {
  const { test, corruptions, refusals } = report;
  const shown = [
    tile(percent(test.accuracy), `MNIST test, ${test.count - (test.correct ?? 0)} errors of ${test.count}`),
    ...report.sets.map(({ name, role, evaluation }) => tile(percent(evaluation.accuracy), `${name}, ${role}`)),
    tile(percent(test.expectedCalibrationError), 'expected calibration error'),
  ];
  if (corruptions.length > 0) {
    const mean = corruptions.reduce((sum, { error }) => sum + error, 0) / corruptions.length;
    shown.push(tile(percent(mean), `mean error under ${corruptions.length} kinds of damage`));
  }
  if (refusals.length > 0) {
    const [count, refused] = refusals.reduce(([a, b], kind) => [a + kind.count, b + kind.refused], [0, 0]);
    shown.push(tile(percent(refused / count, 1), 'of what is no digit is taken for none'));
  }
  shown.push(tile(report.parameterCount.toLocaleString('en'), `parameters, ${report.weightBytes} bytes`));
  return `<div class="tiles">${shown.join('')}</div>`;
}

function curves({ history }: ModelReport): string {
  if (history.length === 0) return '';
  const names = history[0]!.validation.map(({ name }) => name);
  const held = names.map((name, position) => ({
    name: `${escapeHtml(name)}, held out`,
    style: `series-${position + 2}`,
    errors: history.map(({ validation }) => 1 - validation[position]!.accuracy),
    losses: history.map(({ validation }) => validation[position]!.loss),
  }));
  const training = { name: 'training (augmented, smoothed)', style: 'series-1' };
  const loss = lineChart(
    'Loss',
    [
      { ...training, values: history.map((epoch) => epoch.loss) },
      ...held.map(({ name, style, losses }) => ({ name, style, values: losses })),
    ],
    (value) => value.toFixed(2),
  );
  const accuracy = lineChart(
    'Accuracy on held-out digits',
    held.map(({ name, style, errors }) => ({ name, style, values: errors.map((error) => 1 - error) })),
    (value) => percent(value, 1),
  );
  return `<div class="columns"><figure><figcaption>Loss, nats</figcaption>${loss}</figure><figure><figcaption>Accuracy of the averaged weights</figcaption>${accuracy}</figure></div>`;
}

function confusion({ test }: ModelReport): string {
  if (!test.confusion) return '';
  const most = Math.max(1, ...test.confusion.flatMap((row, label) => row.filter((_, answer) => answer !== label)));
  const head = Array.from({ length: 10 }, (_, digit) => `<th scope="col">${digit}</th>`).join('');
  const rows = test.confusion.map((row, label) => {
    const cells = row.map((count, answer) => {
      if (answer === label) return `<td class="right">${count}</td>`;
      return count === 0 ? '<td></td>' : `<td class="wrong" style="--share:${(count / most).toFixed(2)}">${count}</td>`;
    });
    return `<tr><th scope="row">${label}</th>${cells.join('')}</tr>`;
  });
  return `<table class="confusion"><caption>rows: label · columns: answer</caption><thead><tr><td></td>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function mistakes(report: ModelReport, test: Dataset): string {
  const cards = report.mistakes.map(({ index, label, answer, probability }) => {
    const glyph = test.images.subarray(index * PIXELS, (index + 1) * PIXELS);
    return `<figure class="mistake"><img alt="digit ${index}" src="${glyphToDataUrl(glyph)}"><figcaption><b>${label}</b> read as <b class="answer">${answer}</b><small>${percent(probability, 0)} · no. ${index}</small></figcaption></figure>`;
  });
  return `<div class="sheet">${cards.join('')}</div>`;
}

function simpleTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<table class="plain"><thead><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead><tbody>${cells.join('')}</tbody></table>`;
}

function damage({ corruptions, framings, refusals }: ModelReport): string {
  const parts: string[] = [];
  if (corruptions.length > 0)
    parts.push(
      `<section><h2>Damaged digits</h2>${simpleTable(
        ['damage', 'error'],
        corruptions.map(({ name, error }) => [escapeHtml(name), percent(error)]),
      )}</section>`,
    );
  if (framings.length > 0)
    parts.push(
      `<section><h2>Digits framed otherwise</h2>${simpleTable(
        ['frame', 'error'],
        framings.map(({ name, error }) => [escapeHtml(name), percent(error)]),
      )}</section>`,
    );
  if (refusals.length > 0)
    parts.push(
      `<section><h2>What is no digit</h2>${simpleTable(
        ['kind', 'taken for no digit'],
        refusals.map(({ name, count, refused }) => [escapeHtml(name), `${percent(refused / count, 1)} of ${count}`]),
      )}</section>`,
    );
  return `<div class="columns">${parts.join('')}</div>`;
}

/**
 * The report for people who would rather look: one page that needs nothing else, light and dark.
 *
 * @param test the MNIST test set, for the pictures of the mistakes
 */
export function renderReportPage(report: ModelReport, test: Dataset): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(report.name)}: training report</title><style>${reportStyle}</style></head><body><main>
<h1>${escapeHtml(report.name)}</h1>
<p class="lead">Trained ${escapeHtml(report.trainedAt.slice(0, 10))} with <code>${escapeHtml(report.command)}</code></p>
${tiles(report)}
<h2>Training</h2>${curves(report)}
<div class="columns"><section><h2>Confusions on MNIST test</h2>${confusion(report)}</section>
<section><h2>Reliability</h2><figure>${reliabilityDiagram(report.reliability)}<figcaption>Share of right answers over the probability given with them, MNIST test. Bars on the diagonal are probabilities that can be believed.</figcaption></figure></section></div>
${damage(report)}
<h2>Every mistake on MNIST test (${report.mistakes.length})</h2>${mistakes(report, test)}
</main></body></html>
`;
}
