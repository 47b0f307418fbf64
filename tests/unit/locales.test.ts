import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');
type Messages = Record<string, { message: string }>;
const read = (language: string) =>
  JSON.parse(readFileSync(join(root, `public/_locales/${language}/messages.json`), 'utf8')) as Messages;
const placeholders = (text: string) => [...new Set(text.match(/\$\d/g))].sort();

const english = read('en');
const languages = readdirSync(join(root, 'public/_locales')).filter((language) => language !== 'en');

describe.each(languages)('texts in %s', (language) => {
  const translated = read(language);
  test('are all there, and no others', () => {
    expect(Object.keys(translated).sort()).toEqual(Object.keys(english).sort());
  });
  test.each(Object.entries(english))('%s has the same substitutions and says something', (key, { message }) => {
    expect(translated[key]?.message).toBeTruthy();
    expect(placeholders(translated[key]!.message)).toEqual(placeholders(message));
  });
});

test('every text of the options page is used', () => {
  const sources = readdirSync(join(root, 'entrypoints/options'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, 'entrypoints/options', name), 'utf8'))
    .join('\n');
  // Names put together from parts (`section_${name}`) are used by their beginning.
  const composed = [...sources.matchAll(/`(\w+_)\$\{/g)].map((match) => match[1]!);
  const unused = Object.keys(english)
    .filter((key) => key.startsWith('options_'))
    .map((key) => key.slice('options_'.length))
    .filter((name) => !composed.some((beginning) => name.startsWith(beginning)))
    .filter((name) => !sources.includes(`'${name.replace(/_(one|other)$/, '')}'`) && !sources.includes(`'${name}'`));
  expect(unused).toEqual([]);
});
