import { describe, expect, test } from 'vitest';
import { judgeCrop } from '../../../../training/lines/crop-line.ts';

/** A line "4", "0", "." of 100, 100 and 10 pixels: owners 1, 2, 3. */
const labels = [4, 0, null];
const totals = Float64Array.of(5000, 100, 100, 10);
const judge = (paper: number, four: number, zero: number, point: number, aspect = 0.7) =>
  judgeCrop(Float64Array.of(paper, four, zero, point), totals, labels, aspect);

describe('judgeCrop', () => {
  test('a crop with all of a digit is that digit, with a little else as well', () => {
    expect(judge(0, 100, 0, 0)).toBe(4);
    expect(judge(8, 0, 95, 10)).toBe(0);
    expect(judge(0, 95, 8, 0)).toBe(4);
  });

  test('two digits, and a digit with much of another, are no digit', () => {
    expect(judge(0, 100, 100, 0, 1.4)).toBe(10);
    expect(judge(0, 100, 40, 0)).toBe(10);
  });

  test('a wide part of a digit is no digit, a narrow one may be a one', () => {
    expect(judge(0, 0, 45, 0, 0.6)).toBe(10);
    expect(judge(0, 0, 45, 0, 0.3)).toBeNull();
  });

  test('a dash is no digit, a leaning comma may look like a one', () => {
    expect(judge(2, 0, 0, 10, 2)).toBe(10);
    expect(judge(2, 0, 0, 10, 0.6)).toBeNull();
  });

  test('what lies between whole and part is left out', () => {
    expect(judge(0, 75, 0, 0)).toBeNull();
    expect(judge(0, 100, 18, 0)).toBeNull();
  });

  test('half an 8 is a 3, and part of a 1 a 1', () => {
    for (const label of [1, 8]) {
      const counts = Float64Array.of(0, 45);
      expect(judgeCrop(counts, Float64Array.of(0, 100), [label], 0.6)).toBeNull();
    }
  });
});
