import { expect, test } from 'vitest';
import { findSetback } from '../../../../../entrypoints/options/model/find-setback.ts';
import type { BeforeAndAfter, Evaluation } from '../../../../../model/version.ts';

const read = (accuracy: number | null): Evaluation => ({ count: 100, correct: 0, accuracy, confusion: [] });
const from = (before: number | null, after: number | null): BeforeAndAfter => ({
  before: read(before),
  after: read(after),
});

test.each([
  ['better on both', from(0.8, 0.9), from(0.9, 0.9), null],
  ['worse on the held-out split', from(0.9, 0.8), from(0.9, 0.95), { before: 0.9, after: 0.8 }],
  ['worse on the built-in test alone', from(0.8, 0.9), from(0.99, 0.97), { before: 0.99, after: 0.97 }],
  ['nothing measured', null, null, null],
  ['an empty split', from(null, null), null, null],
])('%s', (_name, heldOut, builtIn, setback) => {
  expect(findSetback({ metrics: { heldOut, builtIn } })).toEqual(setback);
});
