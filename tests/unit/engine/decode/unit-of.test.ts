import { expect, test } from 'vitest';
import type { Step } from '../../../../engine/decode/best-path.ts';
import { unitOf } from '../../../../engine/decode/unit-of.ts';
import { worthOf } from '../../../../engine/decode/worth-of.ts';

const digit = { isDigit: true, cost: 0.1, candidate: { cutSides: 0, prediction: { symbolProbability: 0 } } } as Step;
const other = (symbolProbability: number, cutSides = 0) =>
  ({ isDigit: false, cost: 5, candidate: { cutSides, prediction: { symbolProbability } } }) as Step;
const letter = other(0.99);

test('up to three letters behind two digits or more are a unit', () => {
  expect(unitOf([digit, digit, letter, letter])).toEqual([letter, letter]);
  expect(unitOf([digit, digit])).toEqual([]);
  expect(unitOf([digit, letter])).toEqual([]);
  expect(unitOf([digit, digit, letter, letter, letter, letter])).toEqual([]);
  expect(unitOf([letter, digit, digit])).toEqual([]);
});

test('what may be several digits, or hangs together with them, is none', () => {
  expect(unitOf([digit, digit, letter, other(0.6)])).toEqual([]);
  expect(unitOf([digit, digit, other(0.99, 1)])).toEqual([]);
});

test('a number is worth as much with a unit behind it', () => {
  const number = { steps: [digit, digit], cost: 0.2 };
  expect(worthOf([{ steps: [...number.steps, letter], cost: 5.2 }])).toBeCloseTo(worthOf([number]));
  expect(worthOf([{ steps: [...number.steps, other(0.6)], cost: 5.2 }])).toBeCloseTo(worthOf([number]) - 7);
});
