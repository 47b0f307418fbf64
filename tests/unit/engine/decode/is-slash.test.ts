import { expect, test } from 'vitest';
import type { Digit } from '../../../../engine/api.ts';
import { isSlash } from '../../../../engine/decode/is-slash.ts';

/** A stroke as a digit, leaning by `shift` pixels to the right from foot to head. */
function stroke(label: number, { top = 0, bottom = 100, shift = 8, flag = 0 } = {}): Digit {
  const glyph = new Uint8ClampedArray(28 * 28);
  for (let y = 4; y < 24; y++) {
    const x = Math.round(14 + shift * (0.5 - (y - 4) / 20));
    for (let i = x - 1; i <= x + 1; i++) glyph[y * 28 + i] = 255;
  }
  for (let i = 1; i <= flag; i++) glyph.fill(255, (4 + i) * 28 + 14 - i - 1, (4 + i) * 28 + 14 - i + 2);
  const box = { x: 0, y: top, width: 20, height: bottom - top };
  return { label, probability: 1, probabilities: new Float32Array(10), digitProbability: 1, box, glyph } as Digit;
}

const seven = stroke(7);

test('a straight stroke that stands out above and below both neighbours is a slash', () => {
  expect(isSlash(stroke(1, { top: -10, bottom: 110 }), seven, seven)).toBe(true);
});

test.each<[string, Digit]>([
  ['as high as its neighbours', stroke(1)],
  ['higher at one end only', stroke(1, { top: -20 })],
  ['upright', stroke(1, { top: -10, bottom: 110, shift: 0 })],
  ['leaning to the left', stroke(1, { top: -10, bottom: 110, shift: -8 })],
  ['with a flag', stroke(1, { top: -10, bottom: 110, shift: 4, flag: 8 })],
  ['no one at all', stroke(7, { top: -10, bottom: 110 })],
])('what is %s is a digit', (_, digit) => {
  expect(isSlash(digit, seven, seven)).toBe(false);
});

test('neighbours that climb are compared each at its nearer end', () => {
  const lower = stroke(7, { top: 20, bottom: 120 });
  expect(isSlash(stroke(1, { top: -10, bottom: 110 }), seven, lower)).toBe(false);
  expect(isSlash(stroke(1, { top: -10, bottom: 130 }), seven, lower)).toBe(true);
});
