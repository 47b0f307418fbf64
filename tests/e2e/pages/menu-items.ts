import type { MenuItem } from '../harness/browser.ts';

/** The item on pictures: entrypoints/background/menus.ts. */
export const readImage: MenuItem = { id: 'read-image', label: 'Recognize digits in this image', context: 'image' };
