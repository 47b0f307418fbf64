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
  symbolProbability: 0,
};

/** How often the network is asked about each of some dots in rows, while none is taken for a digit. */
async function asksPerDot(rows: number, columns: number): Promise<number> {
  const dots = [' '.repeat(3 * columns), ` ${'#  '.repeat(columns)}`.slice(0, -1), ' '.repeat(3 * columns)];
  let asked = 0;
  const trace = await tracePicture(picture(Array(rows).fill(dots).flat(), { scale: 8 }), async (glyphs) => {
    const count = glyphs.length / GLYPH_SIZE ** 2;
    asked += count;
    return Array<Prediction>(count).fill(NO_DIGIT);
  });
  expect(trace.reading.text).toBe('');
  return asked / (rows * columns);
}

test('where nothing is read, fewer looks are taken at grain than at some pieces of ink', async () => {
  const [few, many] = [await asksPerDot(2, 5), await asksPerDot(12, 12)];
  expect(many).toBeLessThan(few / 2);
});
