import { join } from 'node:path';
import { describe, test } from 'vitest';
import { cutDigit } from '../fixtures/cut-digits.ts';
import { digitString } from '../fixtures/digit-strings.ts';
import { dimDigit } from '../fixtures/dim-digits.ts';
import { labelledPictures } from '../fixtures/read-all.ts';
import { expectAtLeast, folder, hasData, ofTestDigits, SEED } from './test-bed.ts';

/** Least share read exactly, at most two standard errors below what docs/decisions/ measured (records 50 to 59). */
const LEAST = {
  pictures: 0.975,
  cutDigits: 0.96,
  largeCutDigits: 0.95,
  dimDigits: 0.74,
  squaredDigits: 0.97,
};
const CUT_DIGITS = 300;
const LARGE_SIDES = [131, 500] as const;
const DIM_DIGITS = 50;
const SQUARED_DIGITS = 200;

describe.skipIf(!hasData)('exact readings', () => {
  test('pictures of one digit', () => expectAtLeast(LEAST.pictures, labelledPictures(join(folder, 'pictures'))));

  test('small pictures that were cut to an MNIST test digit', () =>
    expectAtLeast(
      LEAST.cutDigits,
      ofTestDigits(CUT_DIGITS, (digits, i) => cutDigit(digits, SEED, i)),
    ));

  test('larger pictures that were cut to an MNIST test digit, every other one with a margin', () => {
    const optionsOf = (i: number) => ({ sides: LARGE_SIDES, margin: i % 2 === 0 ? 0 : 0.06 });
    return expectAtLeast(
      LEAST.largeCutDigits,
      ofTestDigits(CUT_DIGITS, (digits, i) => cutDigit(digits, SEED, i, optionsOf(i))),
    );
  });

  test('small pictures of an MNIST test digit, taken in the dark', () =>
    expectAtLeast(
      LEAST.dimDigits,
      ofTestDigits(DIM_DIGITS, (digits, i) => dimDigit(digits, SEED, i)),
    ));

  test('MNIST test digits by themselves on squared paper', () => {
    const options = { count: 1, paper: 'squared' } as const;
    return expectAtLeast(
      LEAST.squaredDigits,
      ofTestDigits(SQUARED_DIGITS, (digits, i) => digitString(digits, SEED, i, options)),
    );
  });
});
