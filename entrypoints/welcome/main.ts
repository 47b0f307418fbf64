import { browser } from 'wxt/browser';
import { startPageReader } from '../page/reader.ts';
import { localize } from '../ui/localize.ts';

localize(document);

// Nothing can be injected into the extension's own pages, so this one brings its reader along, and starts it anew each
// time that the last answer was closed.
function start(): void {
  startPageReader(() => queueMicrotask(start));
}
start();

document.getElementById('options')!.addEventListener('click', () => void browser.runtime.openOptionsPage());
document.getElementById('draw')!.addEventListener('click', () => {
  // Not every browser opens the popup for a page; its drawing area works in a tab as well.
  const inTab = () => browser.tabs.create({ url: browser.runtime.getURL('/popup.html') });
  browser.action.openPopup().catch(inTab);
});
