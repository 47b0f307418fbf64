import type en from '../../../public/_locales/en/messages.json';
import { language as languageOfTexts } from '../../ui/language.ts';
import { message } from '../../ui/message.ts';

type Name<Key> = Key extends `options_${infer Rest}` ? Rest : never;
/** Names of this page's texts: the keys of messages.json without their prefix. */
export type MessageName = Name<keyof typeof en>;
type CountedName<Key> = Key extends `${infer Stem}_other` ? Stem : never;

/** The page's text of that name, in the browser's language; `$1`, `$2` … become the substitutions. */
export function t(name: MessageName, ...substitutions: (string | number)[]): string {
  return message(`options_${name}`, ...substitutions);
}

/** The language that the texts are in, as a BCP 47 tag: numbers and dates follow it. */
export const language = languageOfTexts();

const plurals = new Intl.PluralRules(language);
const integers = new Intl.NumberFormat(language);

/** A text with a count (`name_one`, `name_other`): `$1` is the count, formatted; further substitutions follow. */
export function tCount(name: CountedName<MessageName>, count: number, ...substitutions: (string | number)[]): string {
  const form = plurals.select(count) === 'one' ? 'one' : 'other';
  return t(`${name}_${form}` as MessageName, integers.format(count), ...substitutions);
}
