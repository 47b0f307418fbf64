import { heightOf, isAtEdge } from '../../decode/bounds.ts';
import type { Components } from '../raster/label-components.ts';
import { weightedMedian } from '../raster/weighted-median.ts';

/**
 * The height that most ink has: the median over the components' ink, leaving out those that touch the picture's edges
 * where there are others, as frames do.
 *
 * @returns in pixels; the picture's height where there is no ink
 */
export function estimateDigitHeight({ components, width, height }: Components): number {
  const inside = components.filter((component) => !isAtEdge(component, { width, height }));
  const total = components.reduce((sum, { area }) => sum + area, 0);
  const insideTotal = inside.reduce((sum, { area }) => sum + area, 0);
  const considered = insideTotal > 0.1 * total ? inside : components;
  if (considered.length === 0) return height;
  return weightedMedian(considered.map((one) => ({ value: heightOf(one), weight: one.area })));
}
