import type { Strokes } from '../strokes.ts';

type XY = readonly [x: number, y: number];

/**
 * A drawing in a line of text. Strokes are parted by `|`, points by spaces, a point is `x,y` on a grid of about 20×20,
 * y downwards. A stroke that begins with `~` is a smooth curve through its points (Catmull and Rom 1974), any other is made of
 * straight lines. `o x,y r` is a circle, `. x,y` a dot.
 */
export type Skeleton = string;

const STEPS = 6; // points between two given ones of a curve

function curve(points: readonly XY[]): XY[] {
  const smooth: XY[] = [];
  for (let index = 0; index + 1 < points.length; index++) {
    const p1 = points[index]!;
    const p2 = points[index + 1]!;
    const p0 = points[index - 1] ?? p1;
    const p3 = points[index + 2] ?? p2;
    for (let step = 0; step < STEPS; step++) {
      const t = step / STEPS;
      const on = (axis: 0 | 1) =>
        0.5 *
        (2 * p1[axis] +
          (p2[axis] - p0[axis]) * t +
          (2 * p0[axis] - 5 * p1[axis] + 4 * p2[axis] - p3[axis]) * t * t +
          (3 * p1[axis] - p0[axis] - 3 * p2[axis] + p3[axis]) * t * t * t);
      smooth.push([on(0), on(1)]);
    }
  }
  return [...smooth, points.at(-1)!];
}

function circle([x, y]: XY, radius: number): XY[] {
  return Array.from({ length: 33 }, (_, step): XY => {
    const angle = (step * Math.PI) / 16;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** Straight lines get points in between, so that deformation can bend them. */
function subdivide(points: readonly XY[]): XY[] {
  const dense: XY[] = [points[0]!];
  for (let index = 1; index < points.length; index++) {
    const [x0, y0] = points[index - 1]!;
    const [x1, y1] = points[index]!;
    const pieces = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 4));
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces;
      dense.push([x0 + t * (x1 - x0), y0 + t * (y1 - y0)]);
    }
  }
  return dense;
}

/** @throws {RangeError} a point is not two numbers */
export function parseSkeleton(text: Skeleton): Strokes {
  const point = (word: string): XY => {
    const [x, y] = word.split(',').map(Number);
    if (x === undefined || y === undefined || Number.isNaN(x + y)) throw new RangeError(`Expected x,y, got "${word}"`);
    return [x, y];
  };
  return text.split('|').map((stroke) => {
    const words = stroke.replace('~', '').trim().split(/\s+/);
    if (words[0] === 'o') return circle(point(words[1]!), Number(words[2]));
    if (words[0] === '.') return [point(words[1]!)];
    const points = words.map(point);
    return stroke.trim().startsWith('~') ? curve(points) : subdivide(points);
  });
}
