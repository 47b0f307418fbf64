import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { because, reasonOf, SkipError, skipTexts } from '../../../../training/imports/skip-reason.ts';

const root = resolve(import.meta.dirname, '../../../..');
const messages = (language: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(resolve(root, `public/_locales/${language}/messages.json`), 'utf8'));

test('the values take their places', () => {
  expect(because('idx_counts', 12, 2).text).toBe('12 pictures but 2 labels');
});

test('errors of other kinds are no reason to leave something out', () => {
  expect(reasonOf(new SkipError('a.zip: Expected a zip', 'zip_broken')).code).toBe('zip_broken');
  expect(() => reasonOf(new DOMException('cancelled', 'AbortError'))).toThrow('cancelled');
});

test('every reason has its text on the page: the same in English, another in French', () => {
  const english = messages('en');
  const french = messages('fr');
  for (const [code, text] of Object.entries(skipTexts)) {
    expect(english[`options_skip_${code}`]?.message, code).toBe(text);
    if (code !== 'other') expect(french[`options_skip_${code}`]?.message, code).not.toBe(text);
  }
});
