import { expect, test } from 'vitest';
import { findHoles } from '../../../../../engine/picture/raster/find-holes.ts';
import { type Labels, labelComponents } from '../../../../../engine/picture/raster/label-components.ts';
import { findWalls } from '../../../../../engine/picture/segment/find-walls.ts';

const [WIDTH, HEIGHT] = [120, 50];
const STROKE = 5;
const RADIUS = 18;

interface Ring {
  readonly centre: number;
  /** Columns to the right for each row upwards. */
  readonly slant?: number;
  /** Width of a gap at its top. */
  readonly gap?: number;
}

function draw(...rings: Ring[]): Labels {
  const mask = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const isInked = rings.some(({ centre, slant = 0, gap = 0 }) => {
      const across = x - centre - slant * (25 - y);
      const isInGap = y < 25 && Math.abs(across) < gap / 2;
      return !isInGap && Math.abs(Math.hypot(across, y - 25) - RADIUS) < STROKE / 2;
    });
    return Number(isInked);
  });
  const labels = labelComponents(mask, WIDTH, HEIGHT);
  expect(labels.components).toHaveLength(1);
  return labels;
}

const wallsOf = (labels: Labels) =>
  findWalls(labels, labels.components[0]!, findHoles(labels, labels.components[0]!, 1), STROKE);

test('two rings that touch have a wall where they touch', () => {
  const labels = draw({ centre: 30 }, { centre: 68 });
  const walls = wallsOf(labels);
  expect(walls).toHaveLength(1);
  expect(walls[0]!.columns).toHaveLength(labels.components[0]!.bounds.bottom - labels.components[0]!.bounds.top);
  for (const column of walls[0]!.columns) expect(Math.abs(column - 49)).toBeLessThanOrEqual(2);
});

test('a wall leans as the rings do', () => {
  const [wall, ...others] = wallsOf(draw({ centre: 40, slant: 0.6 }, { centre: 78, slant: 0.6 }));
  expect(others).toEqual([]);
  const { columns } = wall!;
  for (const row of [5, 20, 35]) expect(Math.abs(columns[row]! - 59 - 0.6 * (20 - row))).toBeLessThanOrEqual(3);
});

test('a ring that is nearly closed counts', () => {
  expect(wallsOf(draw({ centre: 30 }, { centre: 68, gap: 4 }))).toHaveLength(1);
  expect(wallsOf(draw({ centre: 30 }, { centre: 68, gap: 16 }))).toEqual([]);
});

test('one ring has none, and neither have rings about each other', () => {
  expect(wallsOf(draw({ centre: 50 }))).toEqual([]);
  const eight = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    return Number([13, 35].some((middle) => Math.abs(Math.hypot(x - 50, y - middle) - 11) < 2));
  });
  const labels = labelComponents(eight, WIDTH, HEIGHT);
  expect(labels.components).toHaveLength(1);
  expect(wallsOf(labels)).toEqual([]);
});
