import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Extension, WebWorker } from 'puppeteer-core';
import type { MenuItem } from '../browser.ts';
import { scrollToCentre } from '../scroll-to-centre.ts';
import { waitFor } from '../wait.ts';
import type { ChromiumPage } from './page.ts';

/** The part of the extension API that hands a click over as the menu does. */
declare const chrome: {
  readonly tabs: { query(query: object): Promise<{ id: number }[]> };
  readonly scripting: { executeScript(of: object): Promise<{ frameId: number; result: unknown }[]> };
  readonly contextMenus: { readonly onClicked: { dispatch(info: object, tab: object | undefined): void } };
};

/**
 * Hands a click to the extension's listener, where no menu can be opened. The permission that a click gives (`activeTab`)
 * is given first by the toolbar's button, whose popup is closed again.
 */
export async function dispatchMenuClick(
  page: ChromiumPage,
  place: ChromiumPage,
  selector: string,
  item: MenuItem,
  extension: Extension,
  background: WebWorker,
): Promise<void> {
  await place.evaluate(scrollToCentre, selector);
  await page.page.bringToFront();
  await extension.triggerAction(page.page);
  const popup = await waitFor('the popup', async () =>
    (await extension.pages()).find((candidate) => candidate.url().endsWith('/popup.html')),
  );
  await popup.close();
  const isMainFrame = page === place;
  const info = await place.evaluate(
    (selector, item, isMainFrame) => {
      const element = document.querySelector(selector);
      const srcUrl = element instanceof HTMLImageElement ? element.currentSrc || element.src : undefined;
      return {
        menuItemId: item.id,
        pageUrl: location.href,
        editable: false,
        ...(item.context === 'image' && { mediaType: 'image', srcUrl }),
        ...(!isMainFrame && { frameUrl: location.href }),
      };
    },
    selector,
    item,
    isMainFrame,
  );
  await background.evaluate(async (info) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const frameOf = async (url: string) => {
      const target = { tabId: tab!.id, allFrames: true };
      const frames = await chrome.scripting.executeScript({ target, func: () => location.href });
      // A frame that no script may enter has an id too, though nobody tells it here.
      return frames.find(({ result }) => result === url)?.frameId ?? 1;
    };
    const frameId = info.frameUrl ? await frameOf(info.frameUrl) : 0;
    chrome.contextMenus.onClicked.dispatch({ ...info, frameId }, tab);
  }, info);
}

/**
 * Opens the browser's own menu with the mouse and chooses with the keyboard, on a virtual screen. The extension's item
 * comes just before "Inspect", which is the last.
 */
export async function chooseFromRealMenu(place: ChromiumPage, selector: string, display: string): Promise<void> {
  const centre = await place.evaluate(scrollToCentre, selector);
  const [x, y] = await place.page.evaluate(
    (x, y) => [screenX + x, screenY + (outerHeight - innerHeight) + y].map(Math.round),
    ...centre,
  );
  const hand = (...actions: string[]) =>
    promisify(execFile)('xdotool', actions, { env: { ...process.env, DISPLAY: display }, timeout: 20_000 });
  // An open menu is a window of its own.
  const countWindows = async () => (await hand('search', '--onlyvisible', '--name', '.*')).stdout.split('\n').length;
  const before = await countWindows();
  await hand('mousemove', `${x}`, `${y}`, 'click', '3');
  await waitFor('the context menu', async () => (await countWindows()) > before);
  await hand('sleep', '0.3', 'key', 'Up', 'key', 'Up', 'key', 'Return');
  await waitFor('the context menu to close', async () => (await countWindows()) <= before);
}
