import { resolve } from 'node:path';
import { type BrowserName, findBrowser } from '../../../scripts/find-browsers.mjs';
import type { Showing, TestBrowser } from './browser.ts';
import { launchChromium } from './chromium/launch.ts';
import { launchFirefox } from './firefox/launch.ts';

/** Folders of the builds, which `wxt build` writes. */
export const builds: Record<BrowserName, string> = {
  chromium: resolve(import.meta.dirname, '../../../.output/chrome-mv3'),
  firefox: resolve(import.meta.dirname, '../../../.output/firefox-mv3'),
};

/**
 * Starts an installed browser with the built extension.
 *
 * @throws {Error} there is no such browser here, or it didn't start
 */
export async function launchBrowser(name: BrowserName, showing: Showing = 'headless'): Promise<TestBrowser> {
  const found = findBrowser(name);
  if (found.path === null) throw new Error(found.reason);
  if (name === 'firefox') return launchFirefox(found.path, builds.firefox, showing);
  return launchChromium(found.path, builds.chromium, showing);
}
