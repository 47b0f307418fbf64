import { type Bounds, heightOf, isAtEdge, unite, widthOf } from '../../decode/bounds.ts';
import { type Component, labelComponents } from '../raster/label-components.ts';
import type { InkMap } from './find-ink.ts';

/** The largest piece is this high at least, as a share of the picture's shorter side. */
const MIN_HEIGHT = 0.12;
/** What is as long as this share of its height and as near is a part of it, as the bar of a five is. */
const MIN_PART = 0.15;
const REACH = 0.15;

/**
 * Ink of the largest piece that stands free, and of what may be parts of it: everything else is taken for the paper's print or grain.
 *
 * @returns undefined where there is no such piece, or nothing beside it
 */
export function keepLargest(ink: InkMap): InkMap | undefined {
  const { labels, components } = labelComponents(ink.mask, ink.width, ink.height);
  const free = components.filter((component) => !isAtEdge(component, ink));
  const kept = partsOfLargest(free, MIN_HEIGHT * Math.min(ink.width, ink.height));
  if (kept.size === 0 || kept.size === components.length) return undefined;
  const strength = ink.strength.slice();
  const mask = ink.mask.slice();
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === 0 || kept.has(labels[i]!)) continue;
    strength[i] = 0;
    mask[i] = 0;
  }
  return { ...ink, strength, mask };
}

/** Labels of the largest piece and of all that is near it; none if it is lower than `minHeight`. */
function partsOfLargest(components: readonly Component[], minHeight: number): Set<number> {
  const [largest, ...others] = [...components].sort((a, b) => b.area - a.area);
  if (!largest || heightOf(largest) < minHeight) return new Set();
  const height = heightOf(largest);
  const kept = new Set([largest.label]);
  let { bounds } = largest;
  let rest = others.filter((other) => Math.max(heightOf(other), widthOf(other)) >= MIN_PART * height);
  for (;;) {
    const near = rest.filter((other) => gapBetween(other.bounds, bounds) <= REACH * height);
    if (near.length === 0) return kept;
    for (const part of near) kept.add(part.label);
    bounds = near.map((part) => part.bounds).reduce(unite, bounds);
    rest = rest.filter((other) => !kept.has(other.label));
  }
}

function gapBetween(a: Bounds, b: Bounds): number {
  return Math.max(0, a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
}
