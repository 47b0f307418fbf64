import { heightOf, isAtEdge } from '../decode/bounds.ts';
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
  { thick, written, radius }: { thick: readonly Component[]; written: readonly Component[]; radius: number },
): Uint8Array | undefined {
  const atEdge = thick.filter((one) => isAtEdge(one, ink));
  if (atEdge.length === 0 || written.length < MIN_STROKES) return undefined;
  const totals = new Float64Array(components.length + 1); // by label
  for (let i = 0; i < labels.length; i++) if (labels[i]) totals[labels[i]!]! += ink.strength[i]!;
  const strengthOf = ({ label, area }: Component) => totals[label]! / area;
  const pen = weightedMedian(written.map((stroke) => ({ value: strengthOf(stroke), weight: heightOf(stroke) })));
  const isShadow = new Uint8Array(components.length + 1); // by label
  for (const one of atEdge) if (strengthOf(one) < pen) isShadow[one.label] = 1;
  if (!isShadow.includes(1)) return undefined;
  const shaded = new Uint8ClampedArray(labels.length);
  for (let i = 0; i < shaded.length; i++) if (labels[i]) shaded[i] = isShadow[labels[i]!]!;
  const shadows = findThickParts(shaded, ink.width, ink.height, radius);
  for (let i = 0; i < shadows.length; i++) if (!shaded[i]) shadows[i] = 0;
  return shadows;
}
