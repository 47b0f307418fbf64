import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Showing, TestBrowser } from '../browser.ts';
import { waitFor } from '../wait.ts';
import { addonId, FirefoxBrowser, uuid } from './browser.ts';
import { Marionette } from './marionette.ts';

const preferences: Record<string, string | number | boolean> = {
  'marionette.port': 0, // any free one; Firefox writes which into the profile
  'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
  'ui.popup.disable_autohide': true, // the popup stays although the test looks elsewhere
  'devtools.console.stdout.chrome': false, // Firefox's own complaints
  'devtools.console.stdout.content': true,
  'app.normandy.enabled': false,
  'app.shield.optoutstudies.enabled': false,
  'nimbus.rollouts.enabled': false,
  'intl.locale.requested': 'en-US',
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.disable_open_during_load': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/**
 * Starts Firefox with the extension in a fresh profile.
 *
 * @param program the browser's path
 * @param extension folder of the built extension
 * @throws {Error} Firefox didn't start in time, or refused the extension
 */
export async function launchFirefox(program: string, extension: string, showing: Showing): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'digit-reader-firefox-'));
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const args = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile];
  const child = spawn(
    program,
    [...args, ...(showing === 'visible' ? [] : ['--headless', '--width=1280', '--height=900'])],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
    },
  );
  try {
    const marionette = await connectTo(child, profile);
    return await FirefoxBrowser.create(child, profile, marionette, extension);
  } catch (error) {
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    throw error;
  }
}

async function connectTo(child: ChildProcess, profile: string): Promise<Marionette> {
  const portFile = join(profile, 'MarionetteActivePort');
  const marionette = await waitFor(
    'Firefox to listen',
    () => {
      if (child.exitCode !== null) throw new Error(`Firefox ended with ${child.exitCode}`);
      return existsSync(portFile) && Marionette.connect(Number(readFileSync(portFile, 'utf8')));
    },
    90_000,
  );
  await marionette.send('WebDriver:NewSession', { timeouts: { script: 90_000 } });
  await marionette.send('Marionette:SetContext', { value: 'chrome' });
  return marionette;
}
