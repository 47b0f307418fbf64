import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { digitForms } from '../../../../training/augment/digit-forms.ts';
import { loadCrops } from '../../../../training/cli/load-crops.ts';
import { inkAll } from '../../../../training/datasets/ink-all.ts';

const forms = digitForms();
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
  const made = await loadCrops(folder, source, 2, 1, true);
  expect(await loadCrops(folder, source, 2, 1, false)).toEqual(made);
  expect(warnings()).toEqual([]);
});

test('a resumed run whose crops are gone says that it makes others', async () => {
  await loadCrops(folder, source, 1, 1, false);
  expect(warnings()).toEqual([expect.stringContaining('found none')]);
});

test('and so does one whose crops are of other data', async () => {
  await loadCrops(folder, source, 1, 1, true);
  await loadCrops(folder, source, 1, 2, false);
  expect(warnings()).toEqual([expect.stringContaining('found those of other data')]);
});
