// @ts-check
/** `npm test`: everything from a bare clone to unit, accuracy and end-to-end tests. Arguments go on to vitest. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { browserNames } from './find-browsers.mjs';
import { projectNode, root, setup } from './setup.mjs';

const args = process.argv.slice(2);
const isCi = process.env.CI === 'true';

const browsers = setup(wantsBrowsers(args) ? { browsers: browserNames, withScreenTools: true } : { browsers: [] });
const reasons = browsers.flatMap((browser) => (browser.path === null ? [`${browser.name}: ${browser.reason}`] : []));

const env = { ...process.env };
// The tests' own commands run with the project's Node too.
env.PATH = [join(root, 'node_modules/.bin'), env.PATH].join(delimiter);
const dataFolder = resolve(root, '../shared/data');
if (!env.DIGIT_DATA && existsSync(dataFolder)) env.DIGIT_DATA = dataFolder;
if (!env.DIGIT_DATA)
  reasons.push('data: DIGIT_DATA names no folder of digits, so tests on other people’s digits were skipped');

const folder = mkdtempSync(join(tmpdir(), 'digit-reader-test-'));
env.TEST_SUMMARY = join(folder, 'summary.json');
const { status } = spawnSync(
  projectNode,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    `--reporter=${join(root, 'scripts/summary-reporter.mjs')}`,
    ...args,
  ],
  { cwd: root, stdio: 'inherit', env },
);
/** @type {import('./summary-reporter.mjs').Summary | null} */
const summary = existsSync(env.TEST_SUMMARY) ? JSON.parse(readFileSync(env.TEST_SUMMARY, 'utf8')) : null;
rmSync(folder, { recursive: true });

const isBrowserMissing = isCi && browsers.some((browser) => browser.path === null);
process.exitCode = status === 0 && !isBrowserMissing ? 0 : status || 1;
if (isBrowserMissing) console.log('\nA browser is missing, and with CI=true that is a failure.');
if (summary) {
  if (summary.skipped.length > 0) console.log(`\nSkipped:\n${summary.skipped.map((name) => `  ${name}`).join('\n')}`);
  for (const reason of reasons) console.log(`Reason: ${reason}`);
  console.log(`\n${summary.passed} passed, ${summary.failed} failed, ${summary.skipped.length} skipped`);
} else console.log('The run ended before its tests were counted: see above.');

/** Whether the run has end-to-end tests: all projects, or that one among those named. */
function wantsBrowsers(/** @type {string[]} */ given) {
  const projects = given.flatMap((arg, index) => {
    if (arg.startsWith('--project=')) return [arg.slice('--project='.length)];
    return arg === '--project' ? [given[index + 1] ?? ''] : [];
  });
  return projects.length === 0 || projects.some((project) => /e2e|[*!]/.test(project));
}
