import { expect, test } from 'vitest';
import { findSetback } from '../../../model/find-setback.ts';
import type { BeforeAndAfter, Evaluation } from '../../../model/version.ts';

const COUNT = 1000;
const read = (correct: number): Evaluation => ({ count: COUNT, correct, accuracy: correct / COUNT, confusion: [] });
const from = (before: number, after: number): BeforeAndAfter => ({ before: read(before), after: read(after) });
const unmeasured = { count: 0, correct: 0, accuracy: null, confusion: [] };

test.each([
  ['better on both', from(800, 900), from(900, 900), null],
  ['worse by one digit on the held-out split', from(900, 899), from(900, 950), 'heldOut'],
  ['worse on the built-in test alone', from(800, 900), from(990, 984), 'builtIn'],
  ['worse on the built-in test by one in 200, which is chance', from(800, 900), from(990, 985), null],
  ['not measured on own digits, and worse', null, from(990, 900), 'builtIn'],
  ['nothing measured', null, null, null],
  ['an empty split', { before: unmeasured, after: unmeasured }, null, null],
] as const)('%s', (_name, heldOut, builtIn, setback) => {
  const metrics = { heldOut, builtIn };
  expect(findSetback(metrics)).toBe(setback && metrics[setback]);
});
