import { browser } from 'wxt/browser';
import { PageError } from '../page/wire-error.ts';

/** Chrome grants two screenshots a second. */
const SPACING_MS = 520;
/** Screenshots nobody came for are dropped; the newest few stay. */
const MAX_KEPT = 4;

const kept = new Map<string, string>();
let turn: Promise<void> = Promise.resolve();

/** Waits until another screenshot is allowed. Waiting is apart from taking, since pages hide their cards for the latter. */
export function awaitCapture(): Promise<void> {
  const mine = turn;
  turn = mine.then(() => new Promise((resolve) => setTimeout(resolve, SPACING_MS)));
  return mine;
}

/**
 * Takes a screenshot of a tab that is in view.
 *
 * @returns the id under which it waits
 * @throws {PageError} `tab-changed` when the tab is not the one in view, `capture-refused` when the browser says no
 */
export async function capture(tabId: number): Promise<string> {
  const tab = await browser.tabs.get(tabId);
  if (!tab.active) throw new PageError('tab-changed', 'another tab is in view');
  const picture = await captureWindow(tab.windowId);
  const { active } = await browser.tabs.get(tabId);
  if (!active) throw new PageError('tab-changed', 'another tab came into view');
  const id = crypto.randomUUID();
  kept.set(id, picture);
  for (const oldest of [...kept.keys()].slice(0, -MAX_KEPT)) kept.delete(oldest);
  return id;
}

async function captureWindow(windowId: number): Promise<string> {
  try {
    return await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
  } catch (error) {
    throw new PageError('capture-refused', (error as Error).message);
  }
}

/** The screenshot of an id, as a data: URL; it may be read several times. @throws {PageError} `capture-gone` */
export function keptCapture(id: string): string {
  const picture = kept.get(id);
  if (picture === undefined) throw new PageError('capture-gone', 'the screenshot was dropped; try again');
  return picture;
}
