import type { Curve } from './skeletons.ts';

/** Catmull-Rom through the points, with so many steps from one to the next: a hand does not turn in angles. */
export function smooth(curve: Curve, steps = 24): [number, number][] {
  const points: [number, number][] = [];
  for (let index = 0; index + 1 < curve.length; index++) {
    const [a, b, c, d] = [
      curve[index - 1] ?? curve[index]!,
      curve[index]!,
      curve[index + 1]!,
      curve[index + 2] ?? curve[index + 1]!,
    ];
    const at = (t: number, axis: 0 | 1) =>
      0.5 *
      (2 * b[axis] +
        (c[axis] - a[axis]) * t +
        (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
        (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t ** 3);
    for (let step = 0; step < steps; step++) points.push([at(step / steps, 0), at(step / steps, 1)]);
  }
  points.push([...curve.at(-1)!]);
  return points;
}
