import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Random } from '../random.ts';
import { CENTRE, render } from './raster.ts';

type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

/** Draws segments in white, one and a half pixels wide. */
function overlay(image: Float32Array, segments: readonly Segment[]): Float32Array {
  return render((x, y) => {
    let level = image[y * GLYPH_SIZE + x]!;
    for (const [x0, y0, x1, y1] of segments) {
      const [dx, dy] = [x1 - x0, y1 - y0];
      const t = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
      level = Math.max(level, 1.25 - Math.hypot(x - x0 - t * dx, y - y0 - t * dy));
    }
    return level;
  });
}

/** A way through the picture, from the left side to the right or from the top to the bottom. */
function path(random: Random): Segment {
  const [from, to] = [random.uniform(3, 25), random.uniform(3, 25)];
  return random.chance(0.5) ? [0, from, GLYPH_SIZE - 1, to] : [from, 0, to, GLYPH_SIZE - 1];
}

/** Inverts an upright band of seven columns about the centre. */
export function stripe(image: Float32Array): Float32Array {
  return render((x, y) => {
    const level = image[y * GLYPH_SIZE + x]!;
    return Math.abs(x - CENTRE) < 3.5 ? 1 - level : level;
  });
}

/** A row of dots across the picture. */
export function dottedLine(image: Float32Array, random: Random): Float32Array {
  const [x0, y0, x1, y1] = path(random);
  const dots = Array.from({ length: 10 }, (_, dot): Segment => {
    const [x, y] = [x0 + ((x1 - x0) * dot) / 9, y0 + ((y1 - y0) * dot) / 9];
    return [x, y, x, y];
  });
  return overlay(image, dots);
}

/** A zigzag across the picture. */
export function zigzag(image: Float32Array, random: Random): Float32Array {
  const [x0, y0, x1, y1] = path(random);
  const length = Math.hypot(x1 - x0, y1 - y0);
  const corners = Array.from({ length: 11 }, (_, corner) => {
    const side = corner === 0 || corner === 10 ? 0 : corner % 2 ? 2 : -2;
    return [
      x0 + ((x1 - x0) * corner) / 10 - (side * (y1 - y0)) / length,
      y0 + ((y1 - y0) * corner) / 10 + (side * (x1 - x0)) / length,
    ] as const;
  });
  return overlay(
    image,
    corners.slice(1).map(([x, y], index): Segment => [...corners[index]!, x, y]),
  );
}
