import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MenuItem, Showing, TestBrowser, TestPage } from '../browser.ts';
import { scrollToCentre } from '../scroll-to-centre.ts';
import { waitFor } from '../wait.ts';
import { type BrowserElement, type PopupElement, runInChrome } from './chrome-script.ts';
import { Marionette } from './marionette.ts';
import { FirefoxPage } from './page.ts';

const addonId = 'digit-reader@example.org';
/** The part of the add-on's addresses that Firefox would draw by chance. */
const uuid = '6d2f3c1e-5a4b-4c3d-8e2f-0123456789ab';

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

/** The part of Firefox's WebExtension framework that opens the popup as a click on the toolbar's button does. */
interface ExtensionParentModule {
  readonly ExtensionParent: {
    readonly apiManager: {
      readonly global: {
        browserActionFor(extension: object): { openPopup(window: Window, isFromInput: boolean): Promise<void> };
      };
    };
  };
}

class FirefoxBrowser implements TestBrowser {
  readonly name = 'firefox';
  readonly contextMenu = 'real';
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #marionette: Marionette;
  readonly closed: Promise<void>;
  #welcome: FirefoxPage | undefined;
  #consoleErrors: string[] = [];

  private constructor(child: ChildProcess, profile: string, marionette: Marionette) {
    this.#child = child;
    this.#profile = profile;
    this.#marionette = marionette;
    this.closed = new Promise((resolve) => child.once('exit', () => resolve()));
    let rest = '';
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      this.#consoleErrors.push(...lines.filter((line) => /^console\.error: (?!\w+: ?$)/.test(line))); // Firefox's own have a name before them
    });
  }

  static async create(
    child: ChildProcess,
    profile: string,
    marionette: Marionette,
    extension: string,
  ): Promise<FirefoxBrowser> {
    const browser = new FirefoxBrowser(child, profile, marionette);
    await marionette.send('Addon:Install', { path: extension, temporary: true });
    await browser.#findWelcome();
    return browser;
  }

  get welcome(): TestPage {
    return this.#welcome!;
  }

  extensionUrl(path: string): string {
    return `moz-extension://${uuid}/${path}`;
  }

  async open(url: string): Promise<FirefoxPage> {
    const id = await runInChrome(
      this.#marionette,
      ({ window: { gBrowser, Services } }, url) => {
        const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
        gBrowser.selectedTab = gBrowser.addTab(url, { triggeringPrincipal });
        return gBrowser.selectedTab.linkedBrowser.browserId;
      },
      url,
    );
    return this.#whenLoaded(id, url);
  }

  async openPopup(): Promise<FirefoxPage> {
    const id = await waitFor('the popup', () =>
      runInChrome(
        this.#marionette,
        async ({ window }, addonId) => {
          const popup = () => window.document.querySelector<BrowserElement>('.webextension-popup-browser');
          if (!popup()) {
            const { ExtensionParent } = window.ChromeUtils.importESModule(
              'resource://gre/modules/ExtensionParent.sys.mjs',
            ) as ExtensionParentModule;
            const { extension } = window.WebExtensionPolicy.getByID(addonId);
            await ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window, false);
          }
          return popup()?.browserId;
        },
        addonId,
      ),
    );
    return this.#whenLoaded(id, this.extensionUrl('popup.html'));
  }

  async chooseFromContextMenu(page: TestPage, selector: string, item: MenuItem, frameAddress?: string): Promise<void> {
    const target = (frameAddress ? await page.frame(frameAddress) : page) as FirefoxPage;
    const [x, y] = await target.evaluate(scrollToCentre, selector);
    // A document that is still being laid out lets the first right-click fall through.
    await waitFor('the context menu', async () => {
      await this.#rightClick(target, x, y);
      return waitFor('the context menu to open', () => this.#isMenu('open'), 5_000).catch(() => false);
    });
    await runInChrome(
      this.#marionette,
      ({ window: { document } }, label) => {
        const menu = document.getElementById('contentAreaContextMenu') as unknown as PopupElement;
        const items = [...menu.querySelectorAll('menuitem:not([hidden])')];
        const item = items.find((item) => item.getAttribute('label')?.includes(label));
        if (item) menu.activateItem(item);
        else menu.hidePopup();
        if (!item) throw new Error(`No "${label}" in: ${items.map((item) => item.getAttribute('label')).join(', ')}`);
      },
      item.label,
    );
    await waitFor('the context menu to close', () => this.#isMenu('closed'));
  }

  async takeProblems(): Promise<string[]> {
    const errors = await runInChrome(this.#marionette, ({ window: { Services } }) => {
      const errors = Services.console.getMessageArray().flatMap((entry) => {
        const message = entry as { sourceName?: string; errorMessage?: string; flags?: number; lineNumber?: number };
        const isWarning = ((message.flags ?? 0) & 1) === 1;
        const isOurs = /^(moz-extension:|http:\/\/(127\.0\.0\.1|localhost):)/.test(message.sourceName ?? '');
        return isOurs && !isWarning ? [`${message.errorMessage} (${message.sourceName}:${message.lineNumber})`] : [];
      });
      Services.console.reset();
      return errors;
    });
    return [...errors, ...this.#consoleErrors.splice(0)];
  }

  async close(): Promise<void> {
    const killer = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    this.#marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {}); // it may have ended already
    if (this.#child.exitCode === null) await this.closed;
    clearTimeout(killer);
    this.#marionette.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  #rightClick({ target }: FirefoxPage, x: number, y: number): Promise<void> {
    return runInChrome(
      this.#marionette,
      async ({ query }, target, x, y) => {
        const eventData = { type: 'contextmenu', button: 2, clickCount: 1 };
        await query(target, '_dispatchEvent', { eventName: 'synthesizeMouseAtPoint', details: { x, y, eventData } });
      },
      target,
      x,
      y,
    );
  }

  #isMenu(state: 'open' | 'closed'): Promise<boolean> {
    return runInChrome(
      this.#marionette,
      ({ window: { document } }, state) => {
        const menu = document.getElementById('contentAreaContextMenu') as unknown as PopupElement;
        return menu.state === state;
      },
      state,
    );
  }

  async #findWelcome(): Promise<void> {
    const url = this.extensionUrl('welcome.html');
    const id = await waitFor('the welcome page', () =>
      runInChrome(
        this.#marionette,
        ({ window }, url) =>
          [...window.gBrowser.tabs].find(({ linkedBrowser }) => linkedBrowser.currentURI.spec.startsWith(url))
            ?.linkedBrowser.browserId,
        url,
      ),
    );
    this.#welcome = await this.#whenLoaded(id, url);
  }

  async #whenLoaded(browserId: number, url: string): Promise<FirefoxPage> {
    const page = new FirefoxPage(this.#marionette, { browserId });
    await waitFor(`${url} to load`, () =>
      page.evaluate(
        (url) => document.readyState === 'complete' && location.href.startsWith(url),
        url.replace(/#.*/, ''),
      ),
    );
    return page;
  }
}
