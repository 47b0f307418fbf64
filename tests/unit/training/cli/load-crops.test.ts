import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { digitForms } from '../../../../training/augment/digit-forms.ts';
import { loadCrops } from '../../../../training/cli/load-crops.ts';
import { inkAll } from '../../../../training/datasets/ink-all.ts';

const forms = digitForms();
const range = (count: number) => ({ count, seed: 1, first: 0 });
const source = { pictures: inkAll(forms), strokes: forms, forms: [] };

let folder: string;
let printed: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'digit-reader-'));
  printed = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const warnings = () => printed.filter((text) => text.includes('Expected the crops'));

test('a resumed run has the crops that it began with, and nothing to warn of', async () => {
  const made = await loadCrops(folder, source, range(2), true);
  expect(await loadCrops(folder, source, range(2), false)).toEqual(made);
  expect(warnings()).toEqual([]);
});

test('a resumed run whose crops are gone says that it makes others', async () => {
  await loadCrops(folder, source, range(1), false);
  expect(warnings()).toEqual([expect.stringContaining('found none')]);
});

test('and so does one whose crops are of other data', async () => {
  await loadCrops(folder, source, range(1), true);
  await loadCrops(folder, source, { ...range(1), seed: 2 }, false);
  await loadCrops(folder, source, { ...range(1), seed: 2, first: 5 }, false);
  expect(warnings()).toEqual(Array(2).fill(expect.stringContaining('found those of other data')));
});
