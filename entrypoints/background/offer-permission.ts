import { type Browser, browser } from 'wxt/browser';
import type { PageCommand } from '../page/messages.ts';
import { originOf } from './fetch-picture.ts';

/** Origins that were offered once, for good. */
const OFFERED = 'offered-origins';
/** The tab that waits for each origin; in the session's memory, since a service worker forgets. */
const WAITING = 'tabs-waiting-for-origins';

/** Whether a card may offer to ask for a picture's host: only where there is one to ask for, and once a host. */
export async function mayOffer(url: string): Promise<boolean> {
  const origin = originOf(url);
  if (!origin) return false;
  const { [OFFERED]: offered = [] } = (await browser.storage.local.get(OFFERED)) as { [OFFERED]?: string[] };
  return !offered.includes(origin) && !(await browser.permissions.contains({ origins: [origin] }));
}

/**
 * Asks for a picture's host in a small window, since a page's click does not count as the user's to the browser. Once
 * granted, `tellGranted` lets the reader in the tab know.
 */
export async function offerPermission(url: string, tabId: number): Promise<void> {
  const origin = originOf(url);
  if (!origin) return;
  const { [OFFERED]: offered = [] } = (await browser.storage.local.get(OFFERED)) as { [OFFERED]?: string[] };
  await browser.storage.local.set({ [OFFERED]: [...offered, origin] });
  await browser.storage.session.set({ [WAITING]: { ...(await waitingTabs()), [origin]: tabId } });
  await browser.windows.create({
    url: browser.runtime.getURL(`/permission.html?host=${encodeURIComponent(new URL(url).hostname)}`),
    type: 'popup',
    width: 460,
    height: 340,
  });
}

/** Lets the readers know that wait for what the user has just granted: they read the files now. */
export async function tellGranted({ origins = [] }: Browser.permissions.Permissions): Promise<void> {
  const waiting = await waitingTabs();
  for (const origin of origins) {
    const tabId = waiting[origin];
    if (tabId === undefined) continue;
    const command: PageCommand = { kind: 'host-granted', host: origin.slice('*://'.length, -'/*'.length) };
    await browser.tabs.sendMessage(tabId, command).catch(() => undefined); // the answer may have been closed
  }
}

async function waitingTabs(): Promise<Record<string, number>> {
  const { [WAITING]: waiting = {} } = (await browser.storage.session.get(WAITING)) as {
    [WAITING]?: Record<string, number>;
  };
  return waiting;
}
