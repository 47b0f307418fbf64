import { expect, test } from 'vitest';
import type { Prediction } from '../../../../engine/api.ts';
import { tracePicture } from '../../../../engine/picture/trace-picture.ts';
import { GLYPH_SIZE } from '../../../../model/spec.ts';
import { picture } from './drawing.ts';

const NO_DIGIT: Prediction = {
  label: 0,
  probability: 0.1,
  probabilities: new Float32Array(10).fill(0.1),
  digitProbability: 0,
};

/** Dots in rows, and how often the network is asked while nothing of them is taken for a digit. */
async function askedAbout(rows: number, columns: number): Promise<number> {
  const dots = [' '.repeat(3 * columns), ` ${'#  '.repeat(columns)}`.slice(0, -1), ' '.repeat(3 * columns)];
  let calls = 0;
  const trace = await tracePicture(picture(Array(rows).fill(dots).flat(), { scale: 8 }), async (glyphs) => {
    calls++;
    return Array<Prediction>(glyphs.length / GLYPH_SIZE ** 2).fill(NO_DIGIT);
  });
  expect(trace.reading.text).toBe('');
  return calls;
}

test('where nothing is read among few pieces of ink, it is looked at again', async () => {
  expect(await askedAbout(2, 3)).toBeGreaterThan(1);
});

test('grain is not looked at again', async () => {
  expect(await askedAbout(12, 12)).toBe(1);
});
