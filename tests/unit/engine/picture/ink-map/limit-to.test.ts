import { expect, test } from 'vitest';
import { limitTo } from '../../../../../engine/picture/ink-map/limit-to.ts';

/** A picture in rows: `#` is ink, `+` its soft edge. */
function inkOf(rows: readonly string[]) {
  const cells = rows.join('');
  const strength = Uint8ClampedArray.from(cells, (cell) => ({ '#': 255, '+': 90 })[cell] ?? 0);
  const mask = Uint8Array.from(cells, (cell) => Number(cell === '#'));
  return { width: rows[0]!.length, height: rows.length, strength, mask, threshold: 50 };
}
const shown = (strength: Uint8ClampedArray, width: number) =>
  Array.from({ length: strength.length / width }, (_, y) =>
    Array.from(strength.subarray(y * width, (y + 1) * width), (value) =>
      value === 255 ? '#' : value ? '+' : '.',
    ).join(''),
  );

test('what is taken away takes its soft edge along, at the picture’s edges too, and leaves the rest', () => {
  const rows = ['##+...+#+', '+++...+#+', '......+#+', '..+++.+++', '..+##....'];
  const ink = inkOf(rows);
  const kept = Uint8Array.from(ink.mask, (value, i) => (value && i % 9 === 7 ? 1 : 0)); // the upright stroke
  const { mask, strength } = limitTo(ink, kept);
  expect(mask).toBe(kept);
  expect(shown(strength, 9)).toEqual(['......+#+', '......+#+', '.......#+', '.......++', '.........']);
  expect(shown(ink.strength, 9)).toEqual(rows);
});

test('where all is kept nothing changes', () => {
  const ink = inkOf(['.+#+.', '.+#+.']);
  expect(limitTo(ink, ink.mask).strength).toEqual(ink.strength);
});
