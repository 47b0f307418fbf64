import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ModelFormatError, modelFaults } from '../../../model/errors.ts';
import { ModelImportError } from '../../../training/errors.ts';
import { explain, ofFile, trainingFaults } from '../../../training/faults.ts';

const root = resolve(import.meta.dirname, '../../..');
const messages = (language: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(resolve(root, `public/_locales/${language}/messages.json`), 'utf8'));

test('every fault has its text on the page: the same in English, another in French; none is left over', () => {
  const english = messages('en');
  const french = messages('fr');
  const faults = { ...modelFaults, ...trainingFaults };
  for (const [code, text] of Object.entries(faults)) {
    expect(english[`options_fault_${code}`]?.message, code).toBe(text);
    expect(french[`options_fault_${code}`]?.message, code).not.toBe(text);
  }
  const shown = Object.keys(english).filter((key) => key.startsWith('options_fault_'));
  expect(shown).toHaveLength(Object.keys(faults).length + 1); // and how a file is named before one
});

test('an error says in English what its fault says by code', () => {
  const error = new ModelFormatError('weight_values', 'a/kernel', 9, 8);
  expect(error.message).toBe('Weight a/kernel: expected 9 values, got 8.');
  expect(error.fault).toEqual({ code: 'weight_values', values: ['a/kernel', 9, 8] });
});

test('a file is named before the message', () => {
  const error = ofFile(explain(ModelImportError, 'file_large', 4, 5), 'a.zip');
  expect(error.message).toBe('a.zip: Expected at most 4 bytes, found 5.');
  expect(error).toMatchObject({ fault: { code: 'file_large', values: [4, 5], file: 'a.zip' } });
});
