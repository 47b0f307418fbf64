import type { TestPage } from './browser.ts';
import { waitFor } from './wait.ts';

export type Role = 'button' | 'dialog-button' | 'link' | 'radio' | 'checkbox' | 'combobox' | 'dialog' | 'heading';

const selectors: Record<Role, string> = {
  button: 'button, [role="button"], summary, input[type="submit"]',
  'dialog-button': 'dialog[open] button',
  link: 'a[href]',
  radio: 'input[type="radio"], [role="radio"]',
  checkbox: 'input[type="checkbox"], [role="checkbox"]',
  combobox: 'select, [role="combobox"]',
  dialog: 'dialog[open], [role="dialog"], [role="alertdialog"]',
  heading: 'h1, h2, h3, [role="heading"]',
};

/** Page code: the centre of the visible, enabled element of a role whose accessible name has the text; null without one. */
function centreOf(selector: string, name: string): readonly [x: number, y: number] | null {
  const nameOf = (element: Element) =>
    element.getAttribute('aria-label') ??
    ((element as HTMLInputElement).labels?.[0]?.textContent || element.textContent || '').replace(/\s+/g, ' ').trim();
  const candidates = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => element.checkVisibility() && !(element as HTMLButtonElement).disabled,
  );
  const found =
    candidates.find((element) => nameOf(element) === name) ??
    candidates.find((element) => nameOf(element).includes(name));
  if (!found) return null;
  found.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = found.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

/**
 * Clicks, with the mouse, what a user finds by its role and name; waits until it is there, enabled, and no longer moving:
 * a page that is still laying itself out would get the click beside it.
 *
 * @throws {Error} it didn't come in time
 */
export async function clickOn(page: TestPage, role: Role, name: string): Promise<void> {
  const centre = await waitFor(`the ${role} "${name}"`, async () => {
    const [before, after] = [
      await page.evaluate(centreOf, selectors[role], name),
      await page.evaluate(centreOf, selectors[role], name),
    ];
    return before && after && before[0] === after[0] && before[1] === after[1] ? after : null;
  });
  await page.drag([centre]);
}

/** Whether what a user finds by its role and name is there and enabled. */
export async function isThere(page: TestPage, role: Role, name: string): Promise<boolean> {
  return (await page.evaluate(centreOf, selectors[role], name)) !== null;
}
