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
/** Something on the sheet within a ring is at least this share of its height: in a zero there may be specks. */
const MIN_CONTENT = 0.12;
/** Ink smaller than this, as a share of the picture's shorter side, tells nothing of the pen. */
const MIN_WRITING = 0.03;

/** A frame has something in every cell of at least this share of its largest one's size, at least this share as high as the cell. */
const CELL_SIZE = 0.3;
const MIN_FILLING = 0.45;

/**
 * Leaves of a photographed sheet what is on the paper, for the table around it is darker than the paper, and so it is ink, too; and
 * takes away circles and boxes that have something in every cell.
 *
 * @returns undefined where nothing is around the writing
 */
export function withoutSurroundings(ink: InkMap): InkMap | undefined {
  const { mask, width, height } = ink;
  const side = Math.min(width, height);
  const { components } = findComponents(mask, width, height);
  const isAtEdge = ({ bounds }: Component) =>
    bounds.left <= 1 || bounds.top <= 1 || bounds.right >= width - 1 || bounds.bottom >= height - 1;
  const strokes = components.filter((component) => !isAtEdge(component) && heightOf(component) >= MIN_WRITING * side);
  if (strokes.length === 0) return undefined;
  // By height, not by ink, and a ring is no more than a digit: it has more ink than all writing.
  const weightOf = (stroke: Component) => Math.min(heightOf(stroke), MIN_SIZE * side);
  const pen = weightedMedian(strokes.map((stroke) => ({ value: strokeWidth(stroke), weight: weightOf(stroke) })));
  const large = components.filter(
    ({ bounds }) => Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top) >= MIN_SIZE * side,
  );
  const thick = large.filter((component) => strokeWidth(component) >= MIN_THICKNESS * pen);
  const mayBeFrames = large.filter(
    (component) => !thick.includes(component) && strokes.some((stroke) => isInside(stroke.bounds, component.bounds)),
  );
  if (thick.length === 0 && mayBeFrames.length === 0) return undefined;
  const { labels } = labelComponents(mask, width, height);
  const paper = labelComponents(
    mask.map((value) => 1 - value),
    width,
    height,
  );
  // Ink lies on paper, and a hole in ink is paper again: what is above a piece's first pixel is around it, or what is beside it.
  const paperOf = findAround(labels, paper.labels, width, components.length);
  const inkOf = findAround(paper.labels, labels, width, paper.components.length);
  const isFrame = ({ label, bounds }: Component): boolean => {
    const holes = paper.components.filter((hole) => inkOf[hole.label] === label && isInside(hole.bounds, bounds));
    const largest = holes.reduce((most, { area }) => Math.max(most, area), 0); // of a texture, there may be 100,000
    return (
      largest > 0 &&
      holes.every(
        (hole) =>
          hole.area < CELL_SIZE * largest ||
          strokes.some(
            (stroke) => paperOf[stroke.label] === hole.label && heightOf(stroke) >= MIN_FILLING * heightOf(hole),
          ),
      )
    );
  };
  const frames = new Set(mayBeFrames.filter(isFrame).map(({ label }) => label));
  const sheetOf = (label: number): number => {
    const sheet = paperOf[label]!;
    return frames.has(inkOf[sheet]!) ? sheetOf(inkOf[sheet]!) : sheet;
  };
  const written = new Float64Array(paper.components.length + 1); // ink on each sheet
  for (const stroke of strokes)
    if (!thick.includes(stroke) && !frames.has(stroke.label)) written[sheetOf(stroke.label)]! += stroke.area;
  const sheet = paper.components.reduce((most, other) => (written[other.label]! > written[most.label]! ? other : most));
  const highest = Math.max(0, ...strokes.filter(({ label }) => sheetOf(label) === sheet.label).map(heightOf));
  const atEdge = countAtEdge(labels, width, height, components.length);
  const isAround = thick.some(
    (component) =>
      atEdge[component.label]! >= MIN_EDGE * 2 * (width + height) ||
      (strokeWidth(component) >= MIN_RING * side &&
        isInside(sheet.bounds, component.bounds) &&
        highest >= MIN_CONTENT * heightOf(sheet)),
  );
  if (!isAround && frames.size === 0) return undefined;
  const isKept = new Uint8Array(components.length + 1); // by label
  for (const component of components) {
    const { label } = component;
    const isOnSheet = sheetOf(label) === sheet.label && !thick.includes(component);
    if (!frames.has(label) && (isOnSheet || !isAround)) isKept[label] = 1;
  }
  return limitTo(
    ink,
    mask.map((_, i) => isKept[labels[i]!]!),
  );
}

const heightOf = ({ bounds }: Component) => bounds.bottom - bounds.top;

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

/** For each component in `labels` the one of `others` that is above its first pixel, or beside it; 0 in the picture's corner. */
function findAround(labels: Int32Array, others: Int32Array, width: number, count: number): Int32Array {
  const around = new Int32Array(count + 1).fill(-1);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label > 0 && around[label]! < 0) around[label] = others[i - width] ?? others[i - 1] ?? 0;
  }
  return around;
}
