import { browser } from 'wxt/browser';
import { message } from '../ui/message.ts';

/** Menu item on images. */
export const IMAGE_MENU = 'read-image';
/** Menu item where there is no picture file: CSS backgrounds, videos, PDFs. */
export const AREA_MENU = 'read-area';

/** The menus of this browser. Firefox grants `menus`, which tells the clicked element; Chrome has `contextMenus`. */
export const menus = import.meta.env.FIREFOX
  ? (browser as unknown as { menus: typeof browser.contextMenus }).menus
  : browser.contextMenus;

/**
 * Adds the two items; the browser keeps them until the next update. Their contexts never overlap, since two items that
 * match become a submenu: so no `link`, `selection` or `frame`, which match on images too.
 */
export async function addMenus(): Promise<void> {
  await menus.removeAll();
  menus.create({ id: IMAGE_MENU, title: message('menu_image'), contexts: ['image'] });
  menus.create({ id: AREA_MENU, title: message('menu_area'), contexts: ['page', 'video'] });
}
