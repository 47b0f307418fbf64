import { language } from './language.ts';
import { type MessageKey, message } from './message.ts';

/**
 * Puts texts in the browser's language into a page's own markup: `data-message="key"` names an element's text,
 * `data-message-title`, `data-message-aria-label` and `data-message-alt` its attributes. The markup carries the English text.
 */
export function localize(root: Document): void {
  root.documentElement.lang = language();
  for (const element of root.querySelectorAll<HTMLElement>('[data-message]'))
    element.textContent = message(element.dataset.message as MessageKey);
  for (const attribute of ['title', 'aria-label', 'alt'])
    for (const element of root.querySelectorAll(`[data-message-${attribute}]`))
      element.setAttribute(attribute, message(element.getAttribute(`data-message-${attribute}`) as MessageKey));
}
