import { expect, test } from 'vitest';
import { findHoles } from '../../../../../engine/picture/raster/find-holes.ts';
import { labelComponents } from '../../../../../engine/picture/raster/label-components.ts';

function holesOf(picture: readonly string[], step = 1, reach = 0) {
  const mask = Uint8Array.from(picture.join(''), (cell) => Number(cell === '#'));
  const labels = labelComponents(mask, picture[0]!.length, picture.length);
  return findHoles(labels, labels.components[0]!, step, reach);
}

test('a hole is told row by row', () => {
  expect(holesOf(['......', '.####.', '.#..#.', '.##.#.', '.####.'])).toEqual([
    { top: 1, bottom: 3, left: Int32Array.of(1, 2), right: Int32Array.of(3, 3), area: 3 },
  ]);
});

test('paper that leads outside is no hole, unless the gap is narrower than the reach closes', () => {
  const cup = ['##..##', '#....#', '#....#', '#....#', '#....#', '######'];
  expect(holesOf(cup)).toEqual([]);
  expect(holesOf(cup, 1, 1)).toHaveLength(1);
});

test('ink that closes at a corner only encloses', () => {
  expect(holesOf(['.#.', '#.#', '.#.'])).toHaveLength(1);
});

test('larger steps see the same hole smaller', () => {
  const ring = Array.from({ length: 12 }, (_, y) =>
    Array.from({ length: 12 }, (_, x) => (Math.min(x, y, 11 - x, 11 - y) < 3 ? '#' : '.')).join(''),
  );
  expect(holesOf(ring)[0]!.area).toBe(36);
  expect(holesOf(ring, 3)[0]!.area).toBe(4);
});
