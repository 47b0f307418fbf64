import { expect, test } from 'vitest';
import { labelComponents, strokeWidth } from '../../../../../engine/picture/raster/label-components.ts';
import { Random } from '../../../../../training/random.ts';
import { mask } from '../drawing.ts';

test('pixels that touch at a corner are one component, and bounds and area are right', () => {
  const { components, labels } = labelComponents(mask(['#....', '.#..#', '....#']), 5, 3);
  expect(components).toHaveLength(2);
  expect(components[0]).toMatchObject({ bounds: { left: 0, top: 0, right: 2, bottom: 2 }, area: 2 });
  expect(components[1]).toMatchObject({ bounds: { left: 4, top: 1, right: 5, bottom: 3 }, area: 2, perimeter: 6 });
  expect([...labels]).toEqual([1, 0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 2]);
});

test('rows do not touch around the edge of the picture', () => {
  expect(labelComponents(mask(['..#', '#..']), 3, 2).components).toHaveLength(2);
});

test('the width of a long bar is its thickness, within a fifth', () => {
  const bar = labelComponents(new Uint8Array(60 * 4).fill(1), 60, 4).components[0]!;
  expect(strokeWidth(bar)).toBeGreaterThan(4 * 0.8);
  expect(strokeWidth(bar)).toBeLessThan(4 * 1.2);
});

test('pieces that meet only further down are one component, with the label of the first', () => {
  const { components, labels } = labelComponents(mask(['#.#.#', '#.#.#', '.#..#', '#...#']), 5, 4);
  expect(components.map(({ label, area, perimeter }) => [label, area, perimeter])).toEqual([
    [1, 6, 20],
    [2, 4, 10],
  ]);
  expect([...labels]).toEqual([1, 0, 1, 0, 2, 1, 0, 1, 0, 2, 0, 1, 0, 0, 2, 1, 0, 0, 0, 2]);
});

test('area and perimeter are those counted pixel by pixel', () => {
  const [width, height] = [40, 30];
  const random = new Random(5);
  for (const share of [0.2, 0.4, 0.6, 0.9]) {
    const noise = Uint8Array.from({ length: width * height }, () => Number(random.chance(share)));
    const { components, labels } = labelComponents(noise, width, height);
    const at = (x: number, y: number) => (x >= 0 && x < width && y >= 0 && y < height ? labels[y * width + x]! : 0);
    const areas = components.map(() => 0);
    const perimeters = components.map(() => 0);
    for (let i = 0; i < noise.length; i++) {
      const [x, y] = [i % width, Math.floor(i / width)];
      expect(at(x, y) > 0).toBe(noise[i] === 1);
      if (!noise[i]) continue;
      areas[at(x, y) - 1]! += 1;
      const sides = [at(x - 1, y), at(x + 1, y), at(x, y - 1), at(x, y + 1)];
      perimeters[at(x, y) - 1]! += sides.filter((label) => label === 0).length;
      // Whatever touches has the same label.
      for (const label of [...sides, at(x - 1, y - 1), at(x + 1, y - 1)]) expect([0, at(x, y)]).toContain(label);
    }
    expect(components.map(({ area }) => area)).toEqual(areas);
    expect(components.map(({ perimeter }) => perimeter)).toEqual(perimeters);
  }
});
