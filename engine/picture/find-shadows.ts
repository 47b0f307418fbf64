import { heightOf, isAtEdge, unite } from '../decode/bounds.ts';
import type { InkMap } from './find-ink.ts';
import { findThickParts } from './find-thick-parts.ts';
import type { Component, Labels } from './label-components.ts';
import { weightedMedian } from './weighted-median.ts';

/** So many strokes tell how dark the pen is against a shadow. */
const MIN_STROKES = 3;

/**
 * Finds the soft edges of shadows: what is thick, reaches the picture's edge, and is fainter than the pen. Strokes that run into one are none of it.
 *
 * @param radius of a square that is thicker than the pen
 * @returns [height, width], 1 is shadow; undefined where there is none
 */
export function findShadows(
  ink: InkMap,
  { labels, components }: Labels,
  { thick: tables, written, radius }: { thick: readonly Component[]; written: readonly Component[]; radius: number },
): Uint8Array | undefined {
  const atEdge = tables.filter((one) => isAtEdge(one, ink));
  if (atEdge.length === 0 || written.length < MIN_STROKES) return undefined;
  const totals = new Float64Array(components.length + 1); // by label
  for (let i = 0; i < labels.length; i++) if (labels[i]) totals[labels[i]!]! += ink.strength[i]!;
  const strengthOf = ({ label, area }: Component) => totals[label]! / area;
  const pen = weightedMedian(written.map((stroke) => ({ value: strengthOf(stroke), weight: heightOf(stroke) })));
  const isShadow = new Uint8Array(components.length + 1); // by label
  const shadows = atEdge.filter((one) => strengthOf(one) < pen);
  if (shadows.length === 0) return undefined;
  for (const { label } of shadows) isShadow[label] = 1;
  // Thick parts are looked for in the rectangle around all of it, with as much room as a square reaches.
  const { left, top, right, bottom } = shadows.map(({ bounds }) => bounds).reduce(unite);
  const [fromX, fromY] = [Math.max(0, left - radius), Math.max(0, top - radius)];
  const [width, height] = [Math.min(ink.width, right + radius) - fromX, Math.min(ink.height, bottom + radius) - fromY];
  const shaded = new Uint8ClampedArray(width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0, from = (fromY + y) * ink.width + fromX; x < width; x++, i++, from++)
      shaded[i] = isShadow[labels[from]!]!;
  const thick = findThickParts(shaded, width, height, radius);
  const found = new Uint8Array(labels.length);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0, to = (fromY + y) * ink.width + fromX; x < width; x++, i++, to++)
      if (shaded[i] && thick[i]) found[to] = 1;
  return found;
}
