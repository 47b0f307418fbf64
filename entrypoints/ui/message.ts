import { browser } from 'wxt/browser';
import type english from '../../public/_locales/en/messages.json';

/** Names of the texts in public/_locales; English has them all. */
export type MessageKey = keyof typeof english;

/**
 * A text in the browser's language.
 *
 * @param substitutions what takes the place of $1, $2, … in it
 */
export function message(key: MessageKey, ...substitutions: (string | number)[]): string {
  // WXT generates an overload a text, which a union of keys does not match.
  const getMessage = browser.i18n.getMessage as (key: string, substitutions: string[]) => string;
  return getMessage(key, substitutions.map(String));
}
