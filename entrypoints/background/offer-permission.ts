import { type Browser, browser } from 'wxt/browser';
import type { PageCommand } from '../page/messages.ts';
import { originOf } from './fetch-picture.ts';

/** The tab that asked for each origin, until the browser is closed: "not now" says no more than that. */
const ASKED = 'tabs-asking-for-origins';

/** Whether a card may offer to ask for a picture's host: where there is one to ask for, and once a session. */
export async function mayOffer(url: string): Promise<boolean> {
  const origin = originOf(url);
  if (!origin) return false;
  return !(origin in (await askingTabs())) && !(await browser.permissions.contains({ origins: [origin] }));
}

/**
 * Asks for a picture's host in a small window, since a page's click does not count as the user's to the browser. Once
 * granted, `tellGranted` lets the reader in the tab know.
 */
export async function offerPermission(url: string, tabId: number): Promise<void> {
  const origin = originOf(url);
  if (!origin) return;
  await openPage(browser.runtime.getURL(`/permission.html?host=${encodeURIComponent(new URL(url).hostname)}`));
  await browser.storage.session.set({ [ASKED]: { ...(await askingTabs()), [origin]: tabId } });
}

/** In a small window, or in a tab where the browser has no windows (Firefox on Android) or opens none. */
async function openPage(url: string): Promise<void> {
  try {
    await browser.windows.create({ url, type: 'popup', width: 460, height: 340 });
  } catch {
    await browser.tabs.create({ url });
  }
}

/** Lets the readers know that wait for what the user has just granted: they read the files now. */
export async function tellGranted({ origins = [] }: Browser.permissions.Permissions): Promise<void> {
  const asking = await askingTabs();
  for (const origin of origins) {
    const tabId = asking[origin];
    if (tabId === undefined) continue;
    const command: PageCommand = { kind: 'host-granted', host: origin.slice('*://'.length, -'/*'.length) };
    await browser.tabs.sendMessage(tabId, command).catch(() => undefined); // the answer may have been closed
  }
}

async function askingTabs(): Promise<Record<string, number>> {
  const { [ASKED]: asking = {} } = (await browser.storage.session.get(ASKED)) as { [ASKED]?: Record<string, number> };
  return asking;
}
