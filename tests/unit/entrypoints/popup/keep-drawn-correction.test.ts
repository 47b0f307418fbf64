import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Digit } from '../../../../engine/api.ts';
import { keepDrawnCorrection } from '../../../../entrypoints/popup/keep-drawn-correction.ts';
import { openSampleStore } from '../../../../training/sample-store.ts';

const digit: Digit = {
  label: 1,
  probability: 0.6,
  probabilities: new Float32Array(10),
  digitProbability: 0.9,
  symbolProbability: 0,
  box: { x: 10, y: 10, width: 20, height: 40 },
  glyph: new Uint8ClampedArray(28 * 28).fill(9),
};
const itsStroke = [
  [12, 10, 0],
  [28, 50, 9],
] as const;
const another = [
  [80, 10, 20],
  [90, 50, 29],
] as const;

test('two quick answers keep one sample: the last label, and the strokes that the digit was read from', async () => {
  const correction = { digit, readAs: 1, ink: { strokes: [itsStroke, another] } };
  await Promise.all([4, 7].map((label) => keepDrawnCorrection({ ...correction, label })));
  const store = await openSampleStore();
  const { samples } = await store.page({}, 10);
  store.close();
  expect(samples).toHaveLength(1);
  expect(samples[0]).toMatchObject({ label: 7, misreadAs: 1, source: 'correction' });
  expect(samples[0]!.strokes).toEqual([itsStroke.map(([x, y]) => [x, y])]);
});
