import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const textsOf = (language: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(resolve(root, `public/_locales/${language}/messages.json`), 'utf8'));
const english = textsOf('en');
const placesIn = (text: string) => [...text.matchAll(/\$\d/g)].map(([place]) => place).sort();

describe.each(readdirSync(resolve(root, 'public/_locales')))('the texts in %s', (language) => {
  const texts = textsOf(language);

  test('are all there, and no others', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
  });

  test('say something', () => {
    for (const [key, { message }] of Object.entries(texts)) expect(message.trim(), key).not.toBe('');
  });

  test('say which language they are in', () => {
    expect(texts.language!.message).toBe(language);
  });

  test('put the same things in', () => {
    for (const [key, { message }] of Object.entries(texts))
      expect([...new Set(placesIn(message))], key).toEqual([...new Set(placesIn(english[key]!.message))]);
  });

  test('fit where stores limit them', () => {
    expect(texts.extension_name!.message.length).toBeLessThanOrEqual(75);
    expect(texts.extension_description!.message.length).toBeLessThanOrEqual(132);
  });
});

test('every text of the markup is there', () => {
  const pages = readdirSync(resolve(root, 'entrypoints'), { recursive: true, encoding: 'utf8' });
  for (const page of pages.filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(resolve(root, 'entrypoints', page), 'utf8');
    for (const [, key] of html.matchAll(/data-message(?:-[a-z-]+)?="([^"]+)"/g))
      expect(english, `${page} names ${key}`).toHaveProperty(key!);
  }
});
