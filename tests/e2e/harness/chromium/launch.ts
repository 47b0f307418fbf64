import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Extension } from 'puppeteer-core';
import type { MenuItem, Showing, TestBrowser, TestPage } from '../browser.ts';
import { waitFor } from '../wait.ts';
import { collectProblems } from './collect-problems.ts';
import { chooseFromRealMenu, dispatchMenuClick } from './context-menu.ts';
import { ChromiumPage } from './page.ts';

const switches = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-US',
  '--window-position=0,0',
  '--window-size=1280,900',
];

/**
 * Starts Chromium, Chrome or Edge with the extension in a fresh profile.
 *
 * @param program the browser's path
 * @param extension folder of the built extension
 * @throws {Error} the browser didn't start in time, or refused the extension
 */
export async function launchChromium(program: string, extension: string, showing: Showing): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'digit-reader-chromium-'));
  const browser = await puppeteer.launch({
    executablePath: program,
    userDataDir: profile,
    headless: showing === 'headless',
    ignoreDefaultArgs: showing === 'visible' ? ['--enable-automation'] : [],
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    timeout: 90_000,
    protocolTimeout: 120_000,
    args: [...switches, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, LANGUAGE: 'en', ...(typeof showing === 'object' && { DISPLAY: showing.display }) },
  });
  try {
    const problems = collectProblems(browser);
    const id = await browser.installExtension(extension);
    const installed = await waitFor('the extension', async () => (await browser.extensions()).get(id));
    const url = `chrome-extension://${id}/welcome.html`;
    const welcome = await waitFor('the welcome page', async () =>
      (await browser.pages()).find((page) => page.url().startsWith(url)),
    );
    return new ChromiumBrowser(browser, installed, new ChromiumPage(welcome), problems, profile, showing);
  } catch (error) {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    throw error;
  }
}

class ChromiumBrowser implements TestBrowser {
  readonly name = 'chromium';
  readonly #browser: Browser;
  readonly #extension: Extension;
  readonly #problems: string[];
  readonly #profile: string;
  readonly #showing: Showing;
  readonly welcome: TestPage;
  readonly closed: Promise<void>;

  constructor(
    browser: Browser,
    extension: Extension,
    welcome: TestPage,
    problems: string[],
    profile: string,
    showing: Showing,
  ) {
    this.#browser = browser;
    this.#extension = extension;
    this.welcome = welcome;
    this.#problems = problems;
    this.#profile = profile;
    this.#showing = showing;
    this.closed = new Promise((resolve) => browser.once('disconnected', () => resolve()));
  }

  get contextMenu() {
    return typeof this.#showing === 'object' ? 'real' : 'dispatched';
  }

  extensionUrl(path: string): string {
    return `chrome-extension://${this.#extension.id}/${path}`;
  }

  async open(url: string): Promise<ChromiumPage> {
    const page = await this.#browser.newPage();
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    await page.bringToFront();
    return new ChromiumPage(page);
  }

  async openPopup(over: TestPage): Promise<ChromiumPage> {
    const { page } = over as ChromiumPage;
    await page.bringToFront();
    await this.#extension.triggerAction(page);
    const url = this.extensionUrl('popup.html');
    const popup = await waitFor('the popup', async () =>
      (await this.#extension.pages()).find((candidate) => candidate !== page && candidate.url().startsWith(url)),
    );
    await popup.waitForFunction(() => document.readyState === 'complete');
    return new ChromiumPage(popup);
  }

  async chooseFromContextMenu(page: TestPage, selector: string, item: MenuItem, frameAddress?: string): Promise<void> {
    const target = (frameAddress ? await page.frame(frameAddress) : page) as ChromiumPage;
    if (typeof this.#showing === 'object') return chooseFromRealMenu(target, selector, this.#showing.display);
    const background = await waitFor('the background', async () => (await this.#extension.workers())[0]);
    await dispatchMenuClick(page as ChromiumPage, target, selector, item, this.#extension, background);
  }

  async takeProblems(): Promise<string[]> {
    return this.#problems.splice(0);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
