import { message } from './message.ts';

/**
 * The language that the texts are in, as a BCP 47 tag: screen readers, numbers and dates follow it. It is not always the
 * browser's own, whose texts the extension may not have.
 */
export function language(): string {
  return message('language');
}
