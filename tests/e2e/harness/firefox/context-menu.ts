import { scrollToCentre } from '../scroll-to-centre.ts';
import { waitFor } from '../wait.ts';
import { type PopupElement, runInChrome } from './chrome-script.ts';
import type { Marionette } from './marionette.ts';
import type { FirefoxPage } from './page.ts';

/**
 * Right-clicks an element and chooses from the browser's own menu, as a user does.
 *
 * @throws {Error} the menu has no such item; it says which it has
 */
export async function chooseFromMenu(
  marionette: Marionette,
  page: FirefoxPage,
  selector: string,
  label: string,
): Promise<void> {
  const [x, y] = await page.evaluate(scrollToCentre, selector);
  // A document that is still being laid out lets the first right-click fall through.
  await waitFor('the context menu', async () => {
    await rightClick(marionette, page, x, y);
    return waitFor('the context menu to open', () => isMenu(marionette, 'open'), 5_000).catch(() => false);
  });
  await runInChrome(
    marionette,
    ({ window: { document } }, label) => {
      const menu = document.getElementById('contentAreaContextMenu') as unknown as PopupElement;
      const items = [...menu.querySelectorAll('menuitem:not([hidden])')];
      const item = items.find((item) => item.getAttribute('label')?.includes(label));
      if (item) menu.activateItem(item);
      else menu.hidePopup();
      if (!item) throw new Error(`No "${label}" in: ${items.map((item) => item.getAttribute('label')).join(', ')}`);
    },
    label,
  );
  await waitFor('the context menu to close', () => isMenu(marionette, 'closed'));
}

function rightClick(marionette: Marionette, { target }: FirefoxPage, x: number, y: number): Promise<void> {
  return runInChrome(
    marionette,
    async ({ query }, target, x, y) => {
      const eventData = { type: 'contextmenu', button: 2, clickCount: 1 };
      await query(target, '_dispatchEvent', { eventName: 'synthesizeMouseAtPoint', details: { x, y, eventData } });
    },
    target,
    x,
    y,
  );
}

function isMenu(marionette: Marionette, state: 'open' | 'closed'): Promise<boolean> {
  return runInChrome(
    marionette,
    ({ window: { document } }, state) => {
      const menu = document.getElementById('contentAreaContextMenu') as unknown as PopupElement;
      return menu.state === state;
    },
    state,
  );
}
