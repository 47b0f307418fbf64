import type { Bounds } from '../decode/bounds.ts';
import type { InkMap } from './find-ink.ts';
import { type Component, findComponents, labelComponents, strokeWidth } from './label-components.ts';
import { limitTo } from './limit-to.ts';
import { weightedMedian } from './weighted-median.ts';

/** What is this many times as thick as the pen is no stroke: a table around a sheet of paper, its shadow, a hand. */
const MIN_THICKNESS = 2.5;
/** And this large at least, as a share of the picture's shorter side. */
const MIN_SIZE = 0.25;
/** It takes at least this share of the picture's edge, or it is a ring around the others, this thick at least for the picture's shorter side. */
const MIN_EDGE = 0.15;
const MIN_RING = 0.04;
/** Ink smaller than this, as a share of the picture's shorter side, tells nothing of the pen. */
const MIN_WRITING = 0.03;

/**
 * Leaves of a photographed sheet what is on the paper: the table around it is darker than the paper, and so it is ink, too.
 *
 * @returns undefined where nothing is around the writing
 */
export function withoutSurroundings(ink: InkMap): InkMap | undefined {
  const { mask, width, height } = ink;
  const side = Math.min(width, height);
  const { components } = findComponents(mask, width, height);
  const isLarge = ({ bounds }: Component) =>
    Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top) >= MIN_SIZE * side;
  const isAtEdge = ({ bounds }: Component) =>
    bounds.left <= 1 || bounds.top <= 1 || bounds.right >= width - 1 || bounds.bottom >= height - 1;
  const strokes = components.filter(
    (component) => !isAtEdge(component) && component.bounds.bottom - component.bounds.top >= MIN_WRITING * side,
  );
  if (strokes.length === 0) return undefined;
  // Not by their ink: a ring has more of it than all writing.
  const pen = weightedMedian(strokes.map((stroke) => ({ value: strokeWidth(stroke), weight: 1 })));
  const thick = components.filter((component) => isLarge(component) && strokeWidth(component) >= MIN_THICKNESS * pen);
  if (thick.length === 0) return undefined;
  const { labels } = labelComponents(mask, width, height);
  const paper = labelComponents(
    mask.map((value) => 1 - value),
    width,
    height,
  );
  const atEdge = countAtEdge(labels, width, height, components.length);
  const isAround = ({ label, bounds, ...rest }: Component, sheet: Component) =>
    atEdge[label]! >= MIN_EDGE * 2 * (width + height) ||
    (strokeWidth(rest) >= MIN_RING * side && isInside(sheet.bounds, bounds));
  const sheetOf = findSheets(labels, paper.labels, width, components.length);
  const written = new Float64Array(paper.components.length + 1); // ink on each sheet
  for (const stroke of strokes) if (!thick.includes(stroke)) written[sheetOf[stroke.label]!]! += stroke.area;
  const sheet = paper.components.reduce((most, other) => (written[other.label]! > written[most.label]! ? other : most));
  if (!thick.some((component) => isAround(component, sheet))) return undefined;
  const isKept = new Uint8Array(components.length + 1); // by label
  for (const component of components)
    if (sheetOf[component.label] === sheet.label && !thick.includes(component)) isKept[component.label] = 1;
  return limitTo(
    ink,
    mask.map((_, i) => isKept[labels[i]!]!),
  );
}

/** For each component its pixels at the picture's edge. */
function countAtEdge(labels: Int32Array, width: number, height: number, count: number): Uint32Array {
  const atEdge = new Uint32Array(count + 1);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x += y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1))
      atEdge[labels[y * width + x]!]! += 1;
  return atEdge;
}

function isInside(inner: Bounds, outer: Bounds): boolean {
  return inner.left > outer.left && inner.top > outer.top && inner.right < outer.right && inner.bottom < outer.bottom;
}

/** For each component of ink the piece of paper that is above its first pixel, or beside it; 0 in the picture's corner. */
function findSheets(labels: Int32Array, paper: Int32Array, width: number, count: number): Int32Array {
  const sheetOf = new Int32Array(count + 1).fill(-1);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label > 0 && sheetOf[label]! < 0) sheetOf[label] = paper[i - width] ?? paper[i - 1] ?? 0;
  }
  return sheetOf;
}
