import { expect, test } from 'vitest';
import { findInk } from '../../../../../engine/picture/ink-map/find-ink.ts';
import { hasSteps } from '../../../../../engine/picture/ink-map/has-steps.ts';
import { measureContrast } from '../../../../../engine/picture/ink-map/measure-contrast.ts';
import type { Raster } from '../../../../../engine/picture/raster/raster.ts';
import { Random } from '../../../../../training/random.ts';

const SIDE = 400;
const isStroke = (x: number, y: number) => Math.abs(Math.hypot(x - 200, y - 200) - 60) < 6; // a ring: a zero
const isShaded = (x: number, y: number) => x + y / 4 > 230;

/** A zero on grainy paper, lit by a share of the light. */
function page(lightAt: (x: number, y: number) => number): Raster {
  const random = new Random(1);
  const values = new Uint8ClampedArray(SIDE * SIDE).map((_, i) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    return lightAt(x, y) * (isStroke(x, y) ? 60 : 220) + random.normal(3);
  });
  return { width: SIDE, height: SIDE, values };
}

test.each<[string, boolean, (x: number, y: number) => number]>([
  ['even light', false, () => 1],
  ['light that falls off', false, (x) => 1 - (0.4 * x) / SIDE],
  ['a shadow across it', true, (x, y) => (isShaded(x, y) ? 0.6 : 1)],
  ['a soft shadow across it', true, (x, y) => 1 - 0.4 / (1 + Math.exp((230 - x - y / 4) / 25))],
  ['a dark margin', true, (x) => (x < 100 ? 0.3 : 1)],
])('a page in %s: steps %s', (_, expected, lightAt) => {
  expect(hasSteps(page(lightAt))).toBe(expected);
});

test('the edge of a shadow is no ink, and the writing across it is', () => {
  const shaded = page((x, y) => (isShaded(x, y) ? 0.6 : 1));
  const mistakes = (isStepped: boolean) => {
    const { mask } = findInk(measureContrast(shaded, isStepped));
    return mask.filter((m, i) => m !== Number(isStroke(i % SIDE, Math.floor(i / SIDE)))).length;
  };
  expect(mistakes(true)).toBeLessThan(0.01 * SIDE * SIDE);
  expect(mistakes(true)).toBeLessThan(mistakes(false) / 2);
});
