import type { Point, Stroke } from '../api.ts';

/** The least distance between two strokes, 0 where they cross. Strokes of n and m points take n × m steps. */
export function distanceBetween(a: Stroke, b: Stroke): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      least = Math.min(least, segmentDistance(a[Math.max(0, i - 1)]!, a[i]!, b[Math.max(0, j - 1)]!, b[j]!));
      if (least === 0) return 0;
    }
  }
  return least;
}

function segmentDistance(a: Point, b: Point, c: Point, d: Point): number {
  const isCrossing = side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  if (isCrossing) return 0;
  return Math.min(toSegment(a, c, d), toSegment(b, c, d), toSegment(c, a, b), toSegment(d, a, b));
}

/** Positive on one side of the line through a and b, negative on the other. */
function side(a: Point, b: Point, point: Point): number {
  return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
}

function toSegment(point: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length));
  return Math.hypot(point[0] - a[0] - t * dx, point[1] - a[1] - t * dy);
}
