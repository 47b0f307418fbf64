import { describe, expect, test } from 'vitest';
import { rasterize } from '../../../../model/rasterize.ts';
import { cropLine, judgeCrop, judgeWhole } from '../../../../training/lines/crop-line.ts';
import { blankLine, putStamp, stampStrokes } from '../../../../training/lines/line-ink.ts';
import { looksLikeOne } from '../../../../training/lines/looks-like-one.ts';

/** A line "4", "0", "." of 100, 100 and 10 pixels: owners 1, 2, 3. */
const labels = [4, 0, 'mark'] as const;
const totals = Float64Array.of(5000, 100, 100, 10);
const judge = (paper: number, four: number, zero: number, point: number) =>
  judgeCrop(Float64Array.of(paper, four, zero, point), totals, labels);

describe('judgeCrop', () => {
  test('a crop with all of a digit is that digit, with a little else as well', () => {
    expect(judge(0, 100, 0, 0)).toBe(4);
    expect(judge(8, 0, 95, 10)).toBe(0);
    expect(judge(0, 95, 8, 0)).toBe(4);
  });

  test('two digits, and a digit with much of another, are no digit', () => {
    expect(judge(0, 100, 100, 0)).toBe(10);
    expect(judge(0, 100, 40, 0)).toBe(10);
  });

  test('parts of digits, and marks, are no digit', () => {
    expect(judge(0, 0, 45, 0)).toBe(10);
    expect(judge(2, 0, 0, 10)).toBe(10);
  });

  test('what lies between whole and part is left out', () => {
    expect(judge(0, 75, 0, 0)).toBeNull();
    expect(judge(0, 100, 18, 0)).toBeNull();
  });

  test('half an 8 is a 3, and part of a 1 a 1', () => {
    for (const label of [1, 8]) expect(judgeCrop(Float64Array.of(0, 45), Float64Array.of(0, 100), [label])).toBeNull();
  });

  test('letters are no digits, and nor is what nobody wrote; parts of letters may look like some', () => {
    expect(judgeCrop(Float64Array.of(0, 95), Float64Array.of(0, 100), ['letter'])).toBe(10);
    expect(judgeCrop(Float64Array.of(0, 50), Float64Array.of(0, 100), ['letter'])).toBeNull();
    expect(judgeCrop(Float64Array.of(80), Float64Array.of(100), [])).toBe(10);
  });
});

describe('judgeWhole', () => {
  const letters = ['letter', 'letter', 4, 0] as const;
  const whole = (...counts: number[]) =>
    judgeWhole(Float64Array.of(0, ...counts), Float64Array.of(0, 100, 100, 100, 100), letters);

  test('all of one letter is a symbol, all of two digits are no digit', () => {
    expect(whole(95, 0, 0, 0)).toBe(11);
    expect(whole(0, 0, 95, 100)).toBe(10);
  });

  test('anything else is left out: two letters, one digit, parts', () => {
    expect(whole(95, 95, 0, 0)).toBeNull();
    expect(whole(0, 0, 100, 0)).toBeNull();
    expect(whole(50, 0, 0, 0)).toBeNull();
    expect(whole(0, 0, 100, 50)).toBeNull();
  });
});

describe('cropLine', () => {
  const circle = Array.from({ length: 41 }, (_, i): [number, number] => [
    Math.cos((2 * Math.PI * i) / 40),
    Math.sin((2 * Math.PI * i) / 40),
  ]);

  /** Labels of the crops of a zero, 60 pixels wide, of which only some columns from the left are dark enough to be seen. */
  function labelsOf(seenColumns: number): number[] {
    const ink = blankLine(140, 120);
    putStamp(ink, stampStrokes([circle], 60, 6), 40, 30, 1);
    const data = new Uint8ClampedArray(4 * ink.coverage.length).fill(255);
    ink.coverage.forEach((coverage, i) => {
      const isSeen = i % ink.width < 40 + seenColumns;
      data.fill(isSeen ? 230 - 200 * coverage : 230, 4 * i, 4 * i + 3);
    });
    const picture = { width: ink.width, height: ink.height, data };
    const written = { ink, labels: [0], digitHeight: 60 };
    return cropLine(written, picture, { sharpness: 1, rules: 'kept' }).map(({ label }) => label);
  }

  test('a digit whose ink is too pale to be seen in places is that digit, of which little is left is none', () => {
    expect(labelsOf(80)).toContain(0);
    expect(labelsOf(60)).toContain(0);
    expect(labelsOf(35)).not.toContain(0);
  });
});

describe('looksLikeOne', () => {
  const stroke = (...points: [number, number][]) => looksLikeOne(rasterize([points]));

  test('an upright or leaning stroke does, a dash and a corner do not', () => {
    expect(stroke([0, 0], [0, 20])).toBe(true);
    expect(stroke([10, 0], [0, 20])).toBe(true);
    expect(stroke([0, 0], [20, 3])).toBe(false);
    expect(stroke([0, 0], [0, 20], [12, 20])).toBe(false);
  });

  test('blank paper does not', () => {
    expect(looksLikeOne(new Uint8ClampedArray(784))).toBe(false);
  });
});
