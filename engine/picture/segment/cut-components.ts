import type { Bounds } from '../../decode/bounds.ts';
import { findHoles, type Hole } from '../raster/find-holes.ts';
import { type Component, type Labels, strokeWidth } from '../raster/label-components.ts';
import { findSeams, type Seam, stepOf } from './find-seams.ts';
import { findWalls } from './find-walls.ts';

/** Where a fragment was cut off from ink that it hangs together with. */
export interface Cut {
  /** Row of the first column. */
  readonly top: number;
  /** For each row from there, the first column right of the cut. */
  readonly columns: Int32Array;
}

/** A piece of ink that is not cut any further: a component, or what lies between two seams of one. */
export interface Fragment {
  /** Its number in the fragment map, from 1. */
  readonly label: number;
  /** Label of the component that it was cut from. */
  readonly component: number;
  readonly bounds: Bounds;
  readonly area: number;
  /** Centre of mass. */
  readonly centre: { readonly x: number; readonly y: number };
  readonly strokeWidth: number;
  readonly leftCut: Cut | undefined;
  readonly rightCut: Cut | undefined;
  /** Ink cut through between it and the next fragment of the same component, in stroke widths; NaN at a component's last. */
  cutCost: number;
}

/** Components narrower than this, in digit heights, hold one digit at most. */
const MIN_CUT_WIDTH = 0.45;
/** Seams through more ink, in stroke widths, are no cuts between two digits. */
const MAX_CUT_STROKES = 2.6;
const MIN_SEAM_SPACING = 0.13;
const MAX_SEAMS_PER_DIGIT = 4;
const MAX_SEAMS = 40;
/** Height, and mean width, from which a loop is surely a digit's and is not cut, as shares of its component's height. */
const UNCUT_HEIGHT = 0.3;
const UNCUT_WIDTH = 0.1;

/**
 * Cuts a component wherever two digits might touch, and writes the fragments' labels over its own.
 *
 * @param fragmentMap [height, width], receives the labels of the fragments
 * @param firstLabel label of the first fragment
 * @param digitHeight of the component's line
 * @param slant horizontal shift per row upwards of the line's upright strokes
 */
export function cutComponent(
  labels: Labels,
  component: Component,
  line: { digitHeight: number; slant: number },
  fragmentMap: Int32Array,
  firstLabel: number,
): Fragment[] {
  const { bounds } = component;
  const thickness = strokeWidth(component);
  const relativeWidth = (bounds.right - bounds.left) / line.digitHeight;
  const mayBeCut = relativeWidth >= MIN_CUT_WIDTH && bounds.bottom - bounds.top > 0.3 * line.digitHeight;
  if (!mayBeCut) return splitAlong(labels, component, [], fragmentMap, firstLabel, thickness);
  const minSpacing = MIN_SEAM_SPACING * line.digitHeight;
  const step = stepOf(component);
  const holes = findHoles(labels, component, step);
  const seams = findSeams(labels, component, {
    slant: line.slant,
    strokeWidth: thickness,
    maxCost: MAX_CUT_STROKES * thickness + 1,
    minSpacing,
    maxSeams: Math.min(MAX_SEAMS, Math.ceil(relativeWidth * MAX_SEAMS_PER_DIGIT)),
  });
  const loops = holes.filter((hole) => isLoop(hole, (bounds.bottom - bounds.top) / step));
  const around = seams.filter((seam) => !loops.some((loop) => goesThrough(seam, loop, bounds.left, step)));
  const walls = findWalls(labels, component, holes, thickness);
  return splitAlong(labels, component, withWalls(around, walls, minSpacing), fragmentMap, firstLabel, thickness);
}

/** Whether a hole is large enough to be a digit's loop, which is not cut. @param rows of the component, in cells */
function isLoop({ top, bottom, area }: Hole, rows: number): boolean {
  return bottom - top >= UNCUT_HEIGHT * rows && area >= UNCUT_WIDTH * rows * (bottom - top);
}

/** Whether a seam leads through more than half of a hole's rows. @param left of the component @param step size of a cell, in pixels */
function goesThrough({ columns }: Seam, hole: Hole, left: number, step: number): boolean {
  let count = 0;
  for (let row = hole.top; row < hole.bottom; row++) {
    const x = (columns[Math.min(columns.length - 1, row * step)]! - left) / step;
    if (x >= hole.left[row - hole.top]! && x <= hole.right[row - hole.top]!) count++;
  }
  return count > (hole.bottom - hole.top) / 2;
}

/** Seams and walls from left to right; where two run close together, the later found is kept, walls last. */
function withWalls(seams: readonly Seam[], walls: readonly Seam[], minSpacing: number): Seam[] {
  let kept = [...seams];
  for (const wall of walls) kept = [...kept.filter((seam) => meanDistance(seam, wall) >= minSpacing), wall];
  const middle = (seam: Seam) => seam.columns[seam.columns.length >> 1]!;
  return kept.sort((a, b) => middle(a) - middle(b));
}

function meanDistance({ columns: a }: Seam, { columns: b }: Seam): number {
  return a.reduce((sum, column, row) => sum + Math.abs(column - b[row]!), 0) / a.length;
}

function splitAlong(
  { labels, width }: Labels,
  { bounds, label }: Component,
  seams: Seam[],
  fragmentMap: Int32Array,
  firstLabel: number,
  thickness: number,
): Fragment[] {
  const count = seams.length + 1;
  const area = new Float64Array(count);
  const sumX = new Float64Array(count);
  const sumY = new Float64Array(count);
  const boxes = Array.from({ length: count }, () => ({ left: width, top: bounds.bottom, right: 0, bottom: 0 }));
  for (let y = bounds.top; y < bounds.bottom; y++) {
    for (let x = bounds.left; x < bounds.right; x++) {
      const i = y * width + x;
      if (labels[i] !== label) continue;
      let part = 0;
      while (part < seams.length && x >= seams[part]!.columns[y - bounds.top]!) part++;
      area[part]! += 1;
      sumX[part]! += x;
      sumY[part]! += y;
      const box = boxes[part]!;
      if (x < box.left) box.left = x;
      if (x >= box.right) box.right = x + 1;
      if (y < box.top) box.top = y;
      if (y >= box.bottom) box.bottom = y + 1;
      fragmentMap[i] = firstLabel + part;
    }
  }
  const cutAt = (seam: number): Cut | undefined => seams[seam] && { top: bounds.top, columns: seams[seam].columns };
  const fragments: Fragment[] = [];
  for (let part = 0; part < count; part++) {
    if (area[part] === 0) continue; // two seams that meet
    fragments.push({
      label: firstLabel + part,
      component: label,
      bounds: boxes[part]!,
      area: area[part]!,
      centre: { x: sumX[part]! / area[part]!, y: sumY[part]! / area[part]! },
      strokeWidth: thickness,
      leftCut: cutAt(part - 1),
      rightCut: cutAt(part),
      cutCost: part < seams.length ? Math.max(0, seams[part]!.cost) / thickness : Number.NaN,
    });
  }
  fragments.at(-1)!.cutCost = Number.NaN;
  return fragments;
}
