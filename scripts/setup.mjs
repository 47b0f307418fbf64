// @ts-check
/**
 * All that `npm start` and `npm test` need, from a bare clone: packages and browsers. Plain Node 20, since nothing is
 * installed yet when it runs.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserNames, findBrowser } from './find-browsers.mjs';
import { canInstallPackages, installBrowsers } from './install-browsers.mjs';
import { installPackages } from './install-packages.mjs';

/** The repository's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The project's own Node, which runs TypeScript as it is. It exists once `setup` has run. */
export const projectNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * The virtual screen and the hand on it that let a test open Chromium's real context menu. Without them the test hands
 * the click to the extension directly.
 */
const screenTools = { xvfb: '/usr/bin/Xvfb', xdotool: '/usr/bin/xdotool' };

/**
 * Installs packages when they are missing or stale, and finds the browsers that are asked for, installing those that
 * are missing where it can.
 *
 * @param {{ browsers?: readonly import('./find-browsers.mjs').BrowserName[], withScreenTools?: boolean }} [wanted]
 * @returns {import('./find-browsers.mjs').FoundBrowser[]}
 */
export function setup({ browsers = browserNames, withScreenTools = false } = {}) {
  installPackages(root);
  const missing = browsers.filter((name) => findBrowser(name).path === null && !isOverridden(name));
  const tools = withScreenTools ? Object.entries(screenTools).filter(([, path]) => !existsSync(path)) : [];
  if (missing.length + tools.length > 0 && canInstallPackages())
    installBrowsers(
      missing,
      tools.map(([name]) => name),
    );
  return browsers.map((name) => findBrowser(name));
}

/** @param {import('./find-browsers.mjs').BrowserName} name */
function isOverridden(name) {
  return Boolean(process.env[name === 'chromium' ? 'CHROME_PATH' : 'FIREFOX_PATH']);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const browser of setup({ withScreenTools: true }))
    console.log(`${browser.name}: ${browser.path ?? browser.reason}`);
}
