import { describe, expect, it } from 'vitest';
import { elect } from '../../../../../engine/picture/looks/elect.ts';

const choose = (...looks: [text: string, worth: number][]) =>
  elect(
    looks,
    ([text]) => text,
    ([, worth]) => worth,
    4,
  );

describe('elect', () => {
  it('takes the best look where all disagree', () => {
    expect(choose(['1', -5], ['7', -2], ['4', -9])).toEqual(['7', -2]);
  });

  it('lets two that agree outvote one that is a little better', () => {
    expect(choose(['7', -2], ['1', -3], ['1', -4])).toEqual(['1', -3]);
  });

  it('does not let two poor looks outvote a good one', () => {
    expect(choose(['1', -14], ['7', -2], ['1', -15])).toEqual(['7', -2]);
  });

  it('counts looks that see nothing', () => {
    expect(choose(['11', -3], ['', -4], ['', -4.5])).toEqual(['', -4]);
  });

  it('is not troubled by worths that are all far below zero', () => {
    expect(choose(['1', -5000], ['2', -5004])).toEqual(['1', -5000]);
  });
});
