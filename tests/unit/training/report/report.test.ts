import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderModelCard } from '../../../../training/report/model-card.ts';
import type { ModelReport } from '../../../../training/report/model-report.ts';
import { renderReportPage } from '../../../../training/report/report-page.ts';

const modelFolder = join(import.meta.dirname, '../../../../model');
const report = JSON.parse(readFileSync(join(modelFolder, 'metrics.json'), 'utf8')) as ModelReport;
const blankTest = { images: new Uint8Array(10_000 * 784), labels: new Uint8Array(10_000) };

describe('the model card', () => {
  test('names the sources with their licences, the command, the seed and the checksums', () => {
    const card = renderModelCard({ ...report, data: { ...report.data, trainingStrokes: 1, heldOutWriters: 1 } });
    for (const part of ['Y. LeCun', 'E. Alpaydin, F. Alimoglu', 'CC BY 4.0', report.command, `seed ${report.seed}`])
      expect(card).toContain(part);
    expect(card).toContain(report.sha256['weights.bin']);
  });

  test('lists every mistake', () => {
    const rows = renderModelCard(report).match(/^\| \d+ \| \d \| \d \| [\d.]+ \|$/gm);
    expect(rows).toHaveLength(report.test.count - report.test.correct!);
  });
});

describe('the report page', () => {
  test('needs nothing from elsewhere, and shows every mistake', () => {
    const page = renderReportPage(report, blankTest);
    expect(page).not.toMatch(/(src|href)="(?!data:)/);
    expect(page).not.toMatch(/@import|url\(/);
    expect(page.match(/<figure class="mistake">/g)).toHaveLength(report.mistakes.length);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('escapes what others named', () => {
    expect(renderReportPage({ ...report, name: '<script>' }, blankTest)).not.toContain('<script>');
  });
});
