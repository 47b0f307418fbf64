import { browser } from 'wxt/browser';
import type { PageCommand } from '../page/messages.ts';
import { originOf } from './fetch-picture.ts';

const KEY = 'offered-origins';

/** Whether a card may offer to ask for a picture's host: only where there is one to ask for, and once a host. */
export async function mayOffer(url: string): Promise<boolean> {
  const origin = originOf(url);
  if (!origin) return false;
  const offered = await offeredOrigins();
  return !offered.includes(origin) && !(await browser.permissions.contains({ origins: [origin] }));
}

/**
 * Asks for a picture's host in a small window, since a page's click does not count as the user's to the browser. Once
 * granted, the reader in the tab hears of it and reads the file.
 */
export async function offerPermission(url: string, tabId: number): Promise<void> {
  const origin = originOf(url);
  if (!origin) return;
  await browser.storage.local.set({ [KEY]: [...(await offeredOrigins()), origin] });
  const { hostname } = new URL(url);
  const window = await browser.windows.create({
    url: browser.runtime.getURL(`/permission.html?host=${encodeURIComponent(hostname)}`),
    type: 'popup',
    width: 440,
    height: 320,
  });
  const onAdded = ({ origins = [] }: { origins?: string[] | undefined }) => {
    if (!origins.includes(origin)) return;
    const command: PageCommand = { kind: 'host-granted', host: hostname };
    void browser.tabs.sendMessage(tabId, command);
  };
  browser.permissions.onAdded.addListener(onAdded);
  browser.windows.onRemoved.addListener(function onRemoved(windowId) {
    if (windowId !== window?.id) return;
    browser.windows.onRemoved.removeListener(onRemoved);
    // The grant may be announced just after its window has closed.
    setTimeout(() => browser.permissions.onAdded.removeListener(onAdded), 1000);
  });
}

async function offeredOrigins(): Promise<string[]> {
  const { [KEY]: offered } = await browser.storage.local.get(KEY);
  return (offered as string[] | undefined) ?? [];
}
