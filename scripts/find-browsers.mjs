// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */
/** @typedef {{ name: BrowserName, path: string } | { name: BrowserName, path: null, reason: string }} FoundBrowser */

/** @type {readonly BrowserName[]} */
export const browserNames = ['chromium', 'firefox'];

const override = { chromium: 'CHROME_PATH', firefox: 'FIREFOX_PATH' };

/** Commands on the PATH, the best first: Chromium before the branded ones, which refuse some switches. */
const commands = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
};

const macApplications = {
  chromium: ['Chromium', 'Google Chrome', 'Microsoft Edge'],
  firefox: ['Firefox', 'Firefox ESR', 'Firefox Developer Edition'],
};

const windowsPrograms = {
  chromium: [
    'Chromium/Application/chrome.exe',
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ],
  firefox: ['Mozilla Firefox/firefox.exe', 'Firefox Developer Edition/firefox.exe'],
};

/**
 * Looks for an installed browser: Chromium, Chrome or Edge; or Firefox. `CHROME_PATH` and `FIREFOX_PATH` come first.
 *
 * @param {BrowserName} name
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {FoundBrowser} with the reason where there is none
 */
export function findBrowser(name, env = process.env) {
  const given = env[override[name]];
  if (given) {
    if (existsSync(given)) return { name, path: given };
    return { name, path: null, reason: `${override[name]} is ${given}, and there is no such file` };
  }
  const path = candidates(name, env).find((candidate) => existsSync(candidate) && runs(candidate));
  if (path) return { name, path };
  const what = name === 'chromium' ? 'Chromium, Chrome or Edge' : 'Firefox';
  return { name, path: null, reason: `no ${what} was found: install one, or set ${override[name]} to its program` };
}

/** @param {BrowserName} name @param {NodeJS.ProcessEnv} env @returns {string[]} */
function candidates(name, env) {
  if (process.platform === 'darwin') {
    return macApplications[name].flatMap((application) =>
      ['/Applications', join(homedir(), 'Applications')].map((folder) =>
        join(folder, `${application}.app`, 'Contents/MacOS', application.replace(/^Firefox.*/, 'firefox')),
      ),
    );
  }
  if (process.platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
    return windowsPrograms[name].flatMap((program) => roots.flatMap((root) => (root ? [join(root, program)] : [])));
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/snap/bin'];
  return commands[name].flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** Ubuntu's `chromium-browser` is a stub that only says "install the snap": a browser that has no version is none. */
function runs(/** @type {string} */ path) {
  if (process.platform === 'win32') return true; // there a browser's --version opens a window
  return spawnSync(path, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0;
}
