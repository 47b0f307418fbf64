// node training/cli/refresh-card.ts DATA: the reader of pictures changes more often than the network. This reads the
// photographed letters again with today's reader and writes the card, its numbers and the report anew; the rest stays.
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { renderModelCard } from '../report/model-card.ts';
import type { ModelReport } from '../report/model-report.ts';
import { renderReportPage } from '../report/report-page.ts';
import { loadMnist } from './load-mnist.ts';
import { SHIPPED_MODEL } from './node-recognizer.ts';
import { readLetters } from './read-letters.ts';

const dataFolder = process.argv[2];
if (!dataFolder) {
  console.error('Expected the data folder: node training/cli/refresh-card.ts DATA');
  process.exit(2);
}
const folder = resolve(SHIPPED_MODEL, '..');
const before = JSON.parse(await readFile(join(folder, 'metrics.json'), 'utf8')) as ModelReport;
const letters = await readLetters(dataFolder, SHIPPED_MODEL);
if (!letters) throw new Error(`Expected a folder letters/ in ${dataFolder}`);
const refusals = [...before.refusals.filter(({ name }) => name !== letters.name), letters];
const report: ModelReport = { ...before, refusals };
const test = await loadMnist('test', { dataFolder }); // pictures of the mistakes
await writeFile(join(folder, 'MODEL_CARD.md'), renderModelCard(report));
await writeFile(join(folder, 'metrics.json'), `${JSON.stringify(report, null, 2)}\n`);
await writeFile(join(folder, 'report.html'), renderReportPage(report, test));
console.log(`${letters.refused} of ${letters.count} photographed letters were taken for no digit.`);
