import type { Point, Stroke } from '../api.ts';

/**
 * How deeply two strokes cross: the distance from a crossing to the nearest of the strokes' four ends, of the deepest
 * crossing; 0 where they do not cross. Strokes of n and m points take n × m steps.
 */
export function crossingDepth(a: Stroke, b: Stroke): number {
  const ends = [a[0]!, a.at(-1)!, b[0]!, b.at(-1)!];
  let deepest = 0;
  for (let i = 1; i < a.length; i++) {
    for (let j = 1; j < b.length; j++) {
      const point = crossing(a[i - 1]!, a[i]!, b[j - 1]!, b[j]!);
      if (!point) continue;
      const depth = Math.min(...ends.map(([x, y]) => Math.hypot(x - point[0], y - point[1])));
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
}

/** Where the segments ab and cd cross; null where they do not, or are parallel. */
function crossing(a: Point, b: Point, c: Point, d: Point): readonly [x: number, y: number] | null {
  const [abX, abY, cdX, cdY] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = abX * cdY - abY * cdX;
  if (cross === 0) return null;
  const t = ((c[0] - a[0]) * cdY - (c[1] - a[1]) * cdX) / cross;
  const u = ((c[0] - a[0]) * abY - (c[1] - a[1]) * abX) / cross;
  if (t < 0 || t > 1 || u < 0 || u > 1) return null;
  return [a[0] + t * abX, a[1] + t * abY];
}
