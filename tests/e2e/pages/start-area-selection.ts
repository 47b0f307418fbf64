import type { TestPage } from '../harness/browser.ts';

/** The part of the extension API that the popup asks the background with. */
declare const chrome: { readonly runtime: { sendMessage(message: object): Promise<unknown> } };

/**
 * Starts the selection of an area on the tab in front, as the popup does, and waits until the tab was told.
 *
 * @param page any page of the extension
 */
export async function startAreaSelection(page: TestPage): Promise<void> {
  await page.evaluate(async () => {
    await chrome.runtime.sendMessage({ kind: 'read-area' });
  });
}
