import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { type BrowserName, browserNames } from '../../../scripts/find-browsers.mjs';

const root = resolve(import.meta.dirname, '../../..');

/** Builds the extension for a browser. @throws {Error} with what the build printed */
export async function buildExtension(browser: BrowserName): Promise<void> {
  const wxt = resolve(root, 'node_modules/wxt/bin/wxt.mjs');
  const target = browser === 'chromium' ? 'chrome' : 'firefox';
  await promisify(execFile)(process.execPath, [wxt, 'build', '-b', target], { cwd: root });
}

/** Vitest's global set-up of the browser tests: builds the extension for both browsers, once. */
export async function setup(): Promise<void> {
  for (const browser of browserNames) await buildExtension(browser);
}
