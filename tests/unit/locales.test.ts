import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '..', '..');
const OPTIONS = 'options_';

/** The files that may name a text: scripts, pages, and what the manifest is made of. */
const sources = readdirSync(join(root, 'entrypoints'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(tsx?|html)$/.test(name))
  .map((name) => join('entrypoints', name))
  .concat('wxt.config.ts')
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const isOfOptions = ({ path }: { path: string }) => path.startsWith(join('entrypoints', 'options'));

/** The names that are written nowhere in the files, neither whole nor as a beginning that the rest is added to. */
function unusedIn(files: typeof sources, names: readonly string[]): string[] {
  const text = files.map(({ text }) => text).join('\n');
  const written = new Set([...text.matchAll(/["'](?:__MSG_)?(\w+?)(?:__)?["']/g)].map((match) => match[1]!));
  const beginnings = [...text.matchAll(/`(\w+_)\$\{/g)].map((match) => match[1]!);
  return names.filter(
    (name) =>
      !written.has(name) &&
      !written.has(name.replace(/_(one|other)$/, '')) &&
      !beginnings.some((beginning) => beginning !== OPTIONS && name.startsWith(beginning)),
  );
}

test('every text of the options page is used there, by its name without the beginning', () => {
  const names = Object.keys(english).filter((key) => key.startsWith(OPTIONS));
  const short = names.map((key) => key.slice(OPTIONS.length));
  expect(unusedIn(sources.filter(isOfOptions), short)).toEqual([]);
});

test('every other text is used', () => {
  const names = Object.keys(english).filter((key) => !key.startsWith(OPTIONS));
  expect(unusedIn(sources, names)).toEqual([]);
});
