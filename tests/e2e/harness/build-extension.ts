import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

/** Vitest's global set-up of the browser tests: builds the extension for both browsers, once. */
export async function setup(): Promise<void> {
  const root = resolve(import.meta.dirname, '../../..');
  const wxt = resolve(root, 'node_modules/wxt/bin/wxt.mjs');
  for (const browser of ['chrome', 'firefox'])
    await promisify(execFile)(process.execPath, [wxt, 'build', '-b', browser], { cwd: root });
}
