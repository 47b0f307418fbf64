import { expect, test } from 'vitest';
import type { Prediction, Recognizer } from '../../../../engine/api.ts';
import { whatWasSeen } from '../../../../entrypoints/popup/what-was-seen.ts';

const prediction: Prediction = {
  label: 2,
  probability: 0.6,
  probabilities: new Float32Array(10),
  digitProbability: 0.1,
  symbolProbability: 0,
};
const saw: Float32Array[] = [];
const recognizer = {
  classify: async (glyphs: Float32Array) => {
    saw.push(glyphs);
    return [prediction];
  },
} as Recognizer;

test('a drawing without a digit is shown as one glyph, however many strokes it has', async () => {
  const bar = [
    [40, 55],
    [70, 50],
  ] as const;
  const zigzag = [
    [30, 20],
    [80, 20],
    [30, 90],
    [80, 90],
  ] as const;
  const seen = await whatWasSeen(recognizer, { strokes: [zigzag, bar] });
  expect(seen).toMatchObject({ ...prediction, box: { x: 30, y: 20, width: 50, height: 70 } });
  expect(saw[0]).toHaveLength(28 * 28);
  expect(Math.max(...saw[0]!)).toBeCloseTo(1);
  expect([...saw[0]!].map((value) => Math.round(255 * value))).toEqual([...seen.glyph]);
});
