import { type Browser, browser } from 'wxt/browser';
import type { PictureHost } from '../host/picture-host.ts';
import { fromWire } from '../host/wire.ts';
import type { PageCommand } from '../page/messages.ts';
import { leavePageAnswer } from '../page/page-answer.ts';
import { errorText } from '../ui/error-text.ts';
import { message } from '../ui/message.ts';
import { awaitCapture, capture } from './captures.ts';
import { fetchPicture } from './fetch-picture.ts';

/** A click on a menu item; Firefox tells the element. */
type MenuClick = Browser.contextMenus.OnClickData & { readonly targetElementId?: number };

/** Reads the picture that was right-clicked, and shows the answer as near to it as the browser allows. */
export async function readImage(host: PictureHost, info: MenuClick, tab: Browser.tabs.Tab): Promise<void> {
  const srcUrl = info.srcUrl ?? '';
  const command: PageCommand = { kind: 'show-picture', srcUrl, targetElementId: info.targetElementId };
  if (await tell(tab.id!, info.frameId ?? 0, command)) return;
  // A frame of another site: the page around it may still be looked at.
  if (info.frameId && (await tell(tab.id!, 0, { kind: 'show-area', frameUrl: info.frameUrl }))) return;
  await answerInPopup(host, srcUrl);
}

/** Lets the user drag around digits on a tab; the popup says where that cannot be. */
export async function readArea(tab: Browser.tabs.Tab): Promise<void> {
  if (!(await beginArea(tab))) await showInPopup({ text: '', remark: message('error_refused') });
}

/**
 * Lets the user drag around digits on a tab: on the page itself, or on a picture of it where no script may run.
 *
 * @returns false where the browser allows neither
 */
export async function beginArea(tab: Browser.tabs.Tab): Promise<boolean> {
  if (await tell(tab.id!, 0, { kind: 'show-area' })) return true;
  try {
    await awaitCapture();
    const id = await capture(tab.id!);
    await browser.tabs.create({ url: browser.runtime.getURL(`/area.html?capture=${id}`), openerTabId: tab.id });
    return true;
  } catch {
    return false;
  }
}

/** Injects the reader and gives it a command. False where the browser lets no script in. */
async function tell(tabId: number, frameId: number, command: PageCommand): Promise<boolean> {
  try {
    // The extension's own pages have the reader in them, and nothing can be injected there.
    const tab = await browser.tabs.get(tabId);
    if (!tab.url?.startsWith(browser.runtime.getURL('/')))
      await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['/page-reader.js'] });
    await browser.tabs.sendMessage(tabId, command, { frameId });
    return true;
  } catch {
    return false;
  }
}

async function answerInPopup(host: PictureHost, url: string): Promise<void> {
  try {
    const { text } = fromWire(await host.read({ picture: await fetchPicture(url) }));
    await showInPopup({ text, remark: message('page_none') });
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    const isUnreachable = code === 'not-granted' || code === 'fetch-failed';
    await showInPopup({ text: '', remark: isUnreachable ? message('error_refused') : errorText(error) });
  }
}

/** The badge says that there is an answer; the popup shows it, and opens by itself where the browser lets it. */
async function showInPopup(answer: { text: string; remark: string }): Promise<void> {
  await leavePageAnswer(answer);
  await browser.action.openPopup().catch(() => undefined);
}
