import type { Random } from '../random.ts';
import { boundsOf, type Strokes } from './strokes.ts';

type Point = readonly [x: number, y: number];

/** How often a pen comes in or runs on at one end of a stroke. */
const SHARE = 0.15;
/** Length of such a tail, in sizes of the drawing; strokes shorter than twice the longest have none. */
const LENGTHS = [0.04, 0.16] as const;
/** Standard deviation of how far a tail turns off its stroke, in radians. */
const TURN = 1;
const STEPS = 5;
/** Way along a stroke's end that tells its direction, in sizes of the drawing. */
const END = 0.08;

/**
 * Lets the pen come in before a stroke begins, or run on after its end, in a little curve: hooks, feet and lead-ins of other hands.
 *
 * @param strength 0 adds none, 1 as many as a full recipe
 */
export function addTails(strokes: Strokes, random: Random, strength = 1): Strokes {
  const [left, top, right, bottom] = boundsOf(strokes);
  const size = Math.max(right - left, bottom - top, 1e-9);
  return strokes.map((stroke) => {
    if (lengthOf(stroke) < 2 * LENGTHS[1] * size) return stroke;
    const after = random.chance(SHARE * strength) ? tailOf(stroke, size, random) : [];
    const before = random.chance(SHARE * strength) ? tailOf([...stroke].reverse(), size, random) : [];
    return [...before.reverse(), ...stroke, ...after];
  });
}

function lengthOf(stroke: readonly Point[]): number {
  return stroke.reduce((sum, [x, y], i) => {
    const [lastX, lastY] = stroke[Math.max(0, i - 1)]!;
    return sum + Math.hypot(x - lastX, y - lastY);
  }, 0);
}

/** Points beyond the last one, on a curve that leaves the stroke in its direction. */
function tailOf(stroke: readonly Point[], size: number, random: Random): Point[] {
  const [endX, endY] = stroke.at(-1)!;
  const from = stroke.findLast(([x, y]) => Math.hypot(endX - x, endY - y) >= END * size) ?? stroke[0]!;
  const turn = random.normal(TURN) / STEPS;
  const step = (random.uniform(...LENGTHS) * size) / STEPS;
  let angle = Math.atan2(endY - from[1], endX - from[0]);
  let [x, y] = [endX, endY];
  return Array.from({ length: STEPS }, (): Point => {
    angle += turn;
    x += step * Math.cos(angle);
    y += step * Math.sin(angle);
    return [x, y];
  });
}
