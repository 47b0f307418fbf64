import type { Random } from '../random.ts';
import { addTails } from './add-tails.ts';
import { boundsOf, type Strokes } from './strokes.ts';

/**
 * Writes the same thing once more in another hand: aspect, slant and turn of the whole, slow waves through the plane,
 * every stroke set down a little elsewhere and begun or ended with a tail now and then, and the pen swaying on its way, which opens and
 * closes loops.
 *
 * @param strength 1 is the full recipe, 0 changes nothing but the scale
 * @returns new strokes, in a box of about 1×1 around the origin
 */
export function rewriteStrokes(strokes: Strokes, random: Random, strength = 1): Strokes {
  const [left, top, right, bottom] = boundsOf(strokes);
  const size = Math.max(right - left, bottom - top, 1e-9);
  const middleX = (left + right) / 2;
  const middleY = (top + bottom) / 2;
  const stretch = Math.exp(random.normal(0.13 * strength));
  const slant = random.normal(0.18 * strength);
  const angle = random.normal(0.09 * strength);
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const swing = random.uniform(0, 0.045) * strength;
  const phase = () => random.uniform(0, 2 * Math.PI);
  const [p, q, r, s] = [phase(), phase(), phase(), phase()];
  const [fx, fy] = [random.uniform(-3, 3), random.uniform(-4, 4)];
  const [gx, gy] = [random.uniform(-3, 3), random.uniform(-4, 4)];
  return addTails(strokes, random, strength).map((stroke) => {
    const setX = random.normal(0.018 * strength);
    const setY = random.normal(0.018 * strength);
    const swayX = createSway(random, strength);
    const swayY = createSway(random, strength);
    let way = 0; // of the pen so far, in sizes
    return stroke.map((point, index): [number, number] => {
      const last = stroke[Math.max(0, index - 1)]!;
      way += Math.hypot(point[0] - last[0], point[1] - last[1]) / size;
      const v = (point[1] - middleY) / size;
      const u = ((point[0] - middleX) / size) * stretch - slant * v;
      const x = cosine * u - sine * v;
      const y = sine * u + cosine * v;
      return [
        x + setX + swayX(way) + swing * (Math.sin(fx * x + fy * y + p) + Math.sin(5 * y + q)),
        y + setY + swayY(way) + swing * (Math.sin(gx * x + gy * y + r) + Math.sin(5 * x + s)),
      ];
    });
  });
}

/** Greatest sway of the pen, and the ways after which it sways back, in sizes of the drawing. */
const MAX_SWAY = 0.05;
const SWAY_LENGTHS = [0.8, 3] as const;

/** How far off its path the pen is after some way. */
function createSway(random: Random, strength: number): (way: number) => number {
  const amount = random.uniform(0, MAX_SWAY) * strength;
  const phase = random.uniform(0, 2 * Math.PI);
  const pace = (2 * Math.PI) / random.uniform(...SWAY_LENGTHS);
  return (way) => amount * Math.sin(phase + pace * way);
}
