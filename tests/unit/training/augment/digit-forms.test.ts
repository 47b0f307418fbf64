import { describe, expect, it } from 'vitest';
import { GLYPH_SIZE } from '../../../../model/spec.ts';
import { DIGIT_FORMS, digitForms } from '../../../../training/augment/digit-forms.ts';
import { inkStrokes } from '../../../../training/augment/ink-strokes.ts';
import { rewriteStrokes } from '../../../../training/augment/rewrite-strokes.ts';
import { Random } from '../../../../training/random.ts';

describe('digitForms', () => {
  const samples = digitForms();

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('has at least six forms of %i, all different', (label) => {
    expect(DIGIT_FORMS[label]!.length).toBeGreaterThanOrEqual(6);
    expect(new Set(DIGIT_FORMS[label]).size).toBe(DIGIT_FORMS[label]!.length);
    expect(samples.filter((sample) => sample.label === label)).toHaveLength(DIGIT_FORMS[label]!.length);
  });

  it('gives each form a writer of its own', () => {
    expect(new Set(samples.map((sample) => sample.writer)).size).toBe(samples.length);
  });

  it.each(samples)('inks $writer within the frame', ({ strokes, writer }) => {
    const random = new Random(
      1,
      samples.findIndex((sample) => sample.writer === writer),
    );
    const glyph = new Float32Array(GLYPH_SIZE * GLYPH_SIZE);
    const pen = { width: 2.5, pressure: 0, level: 1 }; // a marker's ink may reach the edge, as MNIST's does
    inkStrokes(glyph, rewriteStrokes(strokes, random), pen, random);
    const ink = glyph.reduce((sum, value) => sum + value, 0);
    expect(ink).toBeGreaterThan(15);
    expect(ink).toBeLessThan(350);
    const isEdge = (_: number, index: number) =>
      index < GLYPH_SIZE ||
      index >= GLYPH_SIZE * (GLYPH_SIZE - 1) ||
      index % GLYPH_SIZE === 0 ||
      index % GLYPH_SIZE === GLYPH_SIZE - 1;
    const atEdge = glyph.filter(isEdge).reduce((sum, value) => sum + value, 0); // a tail's at most
    expect(atEdge).toBeLessThan(0.02 * ink);
  });
});
