import { describe, expect, test } from 'vitest';
import { rasterize } from '../../../../model/rasterize.ts';
import { inkStrokes, randomPen } from '../../../../training/augment/ink-strokes.ts';
import { rewriteStrokes } from '../../../../training/augment/rewrite-strokes.ts';
import { boundsOf } from '../../../../training/augment/strokes.ts';
import { Random } from '../../../../training/random.ts';
import { writtenDigits } from '../tiny-digits.ts';

const { strokes } = writtenDigits(10)[4]!;

describe('rewriteStrokes', () => {
  test('strength 0 only scales: the glyph is the same', () => {
    const plain = rasterize(strokes);
    rasterize(rewriteStrokes(strokes, new Random(1), 0)).forEach((level, index) => {
      expect(Math.abs(level - plain[index]!)).toBeLessThan(2);
    });
  });
  test('keeps strokes, and about the size; tails alone add points', () => {
    let tails = 0;
    for (let seed = 0; seed < 200; seed++) {
      const rewritten = rewriteStrokes(strokes, new Random(seed));
      expect(rewritten).toHaveLength(strokes.length);
      rewritten.forEach((stroke, index) => {
        expect(stroke.length).toBeGreaterThanOrEqual(strokes[index]!.length);
        if (stroke.length > strokes[index]!.length) tails++;
      });
      const [left, top, right, bottom] = boundsOf(rewritten);
      expect(Math.max(right - left, bottom - top)).toBeGreaterThan(0.6);
      expect(Math.max(right - left, bottom - top)).toBeLessThan(1.7);
    }
    expect(tails).toBeGreaterThan(0);
    expect(tails).toBeLessThan(200 * strokes.length);
  });
  test('another seed is another hand', () => {
    expect(rewriteStrokes(strokes, new Random(1))).not.toEqual(rewriteStrokes(strokes, new Random(2)));
  });
});

describe('inkStrokes', () => {
  const inked = (width: number, pressure = 0, level = 1) => {
    const glyph = new Float32Array(784);
    inkStrokes(glyph, strokes, { width, pressure, level }, new Random(1));
    return glyph;
  };
  const ink = (glyph: Float32Array) => glyph.reduce((sum, value) => sum + value, 0);
  test('a wider pen leaves more ink, a paler one less', () => {
    expect(ink(inked(4))).toBeGreaterThan(1.4 * ink(inked(2)));
    expect(Math.max(...inked(3, 0, 0.6))).toBeCloseTo(0.6, 5);
  });
  test('pressure changes the picture, not by much', () => {
    expect(inked(3, 0.3)).not.toEqual(inked(3));
    expect(ink(inked(3, 0.3)) / ink(inked(3))).toBeCloseTo(1, 0);
  });
  test('pens are within their bounds', () => {
    for (let seed = 0; seed < 500; seed++) {
      const { width, pressure, level } = randomPen(new Random(seed));
      expect(width).toBeGreaterThanOrEqual(0.9);
      expect(width).toBeLessThan(5);
      expect(pressure).toBeLessThan(0.36);
      expect(level).toBeGreaterThan(0.59);
    }
  });
});
