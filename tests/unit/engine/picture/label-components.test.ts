import { expect, test } from 'vitest';
import { labelComponents, strokeWidth } from '../../../../engine/picture/label-components.ts';
import { mask } from './drawing.ts';

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
