import { expect, test } from 'vitest';
import { findWalls } from '../../../../engine/picture/find-walls.ts';

const [COLUMNS, ROWS] = [100, 50];

function rings(...centres: number[]): Float32Array {
  return Float32Array.from({ length: COLUMNS * ROWS }, (_, i) => {
    const [x, y] = [i % COLUMNS, Math.floor(i / COLUMNS)];
    return Number(centres.some((centre) => Math.abs(Math.hypot(x - centre, y - 25) - 18) < 2.5));
  });
}

test('two rings that touch have a wall where they touch', () => {
  const [wall, ...others] = findWalls(rings(30, 68), ROWS, COLUMNS, 5);
  expect(Math.abs(wall!.column - 49)).toBeLessThanOrEqual(1);
  expect(others).toEqual([]);
});

test('one ring has none, and neither have two apart', () => {
  expect(findWalls(rings(50), ROWS, COLUMNS, 5)).toEqual([]);
  expect(findWalls(rings(24, 76), ROWS, COLUMNS, 5)).toEqual([]);
});
