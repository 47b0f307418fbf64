import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { MenuItem, TestBrowser, TestPage } from '../browser.ts';
import { waitFor } from '../wait.ts';
import { type BrowserElement, runInChrome } from './chrome-script.ts';
import { chooseFromMenu } from './context-menu.ts';
import type { Marionette } from './marionette.ts';
import { FirefoxPage } from './page.ts';

/** The add-on's id: wxt.config.ts. */
export const addonId = 'digit-reader@example.org';
/** The part of the add-on's addresses that Firefox would draw by chance. */
export const uuid = '6d2f3c1e-5a4b-4c3d-8e2f-0123456789ab';

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

/** Firefox with the add-on, through Marionette. */
export class FirefoxBrowser implements TestBrowser {
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
    const url = this.extensionUrl('popup.html');
    return waitFor('the popup', async () => {
      const id = await runInChrome(
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
      );
      if (id === undefined) return null;
      const page = new FirefoxPage(this.#marionette, { browserId: id });
      return (await isLoaded(page, url)) && page; // one that is about to close is gone now: the next one is found then
    });
  }

  async chooseFromContextMenu(page: TestPage, selector: string, item: MenuItem, frameAddress?: string): Promise<void> {
    const target = (frameAddress ? await page.frame(frameAddress) : page) as FirefoxPage;
    await chooseFromMenu(this.#marionette, target, selector, item.label);
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
    await waitFor(`${url} to load`, () => isLoaded(page, url));
    return page;
  }
}

function isLoaded(page: FirefoxPage, url: string): Promise<boolean> {
  return page.evaluate(
    (url) => document.readyState === 'complete' && location.href.startsWith(url),
    url.replace(/#.*/, ''),
  );
}
