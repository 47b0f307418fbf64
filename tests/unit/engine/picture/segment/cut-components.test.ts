import { expect, test } from 'vitest';
import { labelComponents } from '../../../../../engine/picture/raster/label-components.ts';
import { cutComponent } from '../../../../../engine/picture/segment/cut-components.ts';

const [WIDTH, HEIGHT] = [120, 50];

/** Fragments of rings with these centres, which hang together. */
function cutRings(...centres: number[]) {
  const mask = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    return Number(centres.some((centre) => Math.abs(Math.hypot(x - centre, y - 25) - 16) < 2.5));
  });
  const labels = labelComponents(mask, WIDTH, HEIGHT);
  expect(labels.components).toHaveLength(1);
  const [component] = labels.components;
  const fragmentMap = new Int32Array(WIDTH * HEIGHT);
  return cutComponent(labels, component!, { digitHeight: 36, slant: 0 }, fragmentMap, 1);
}

test('a loop is one digit: no cut goes through it', () => {
  expect(cutRings(50)).toHaveLength(1);
});

test('zeros in a row are cut at their walls, and nowhere else', () => {
  const fragments = cutRings(20, 54, 88);
  expect(fragments.map(({ centre }) => Math.round(centre.x / 2) * 2)).toEqual([20, 54, 88]);
  expect(fragments.map(({ leftCut, rightCut }) => [leftCut !== undefined, rightCut !== undefined])).toEqual([
    [false, true],
    [true, true],
    [true, false],
  ]);
});
