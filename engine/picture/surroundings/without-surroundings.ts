import { heightOf, isAtEdge, isInside, widthOf } from '../../decode/bounds.ts';
import type { InkMap } from '../ink-map/find-ink.ts';
import { limitTo } from '../ink-map/limit-to.ts';
import {
  type Component,
  type Components,
  findComponents,
  type Labels,
  strokeWidth,
} from '../raster/label-components.ts';
import { type Nesting, nest } from '../raster/nest.ts';
import { weightedMedian } from '../raster/weighted-median.ts';
import { attachedToRing } from './attached-to-ring.ts';
import { findSolidBlocks } from './find-solid-blocks.ts';
import { holds, isFrame } from './is-frame.ts';

/** What is this many times as thick as the pen is no stroke: a table around a sheet of paper, its shadow, a hand. */
const MIN_THICKNESS = 2.5;
/** Such a thing lies to this share of its ink in blocks half as large. */
const MIN_SOLID = 0.5;
/** A thing around writing is this large at least, as a share of the picture's shorter side, and a frame of a number this high. */
const MIN_SIZE = 0.25;
const MIN_FRAME = 0.1;
/** A table, on all sides of the sheet, takes at least this share of the picture's edge, or it is a ring around the sheet, this thick at least for the picture's shorter side. */
const MIN_EDGE = 0.15;
const MIN_RING = 0.04;
/** Something on the sheet within a ring is at least this share of its height: in a zero there may be specks. */
const MIN_CONTENT = 0.03;
/** A sheet fills at least this share of the rectangle around it, turned and written on as it may be; a letter's strokes do not. */
const MIN_FILL = 0.5;
/** Beside the sheet with the most ink on it, there may be others with at least this share of it. */
const MIN_INK = 0.1;
/** A sheet is wide enough for writing: a block, a little larger than the pen, is no larger than this share of its shorter side. */
const MAX_BLOCK = 0.125;
/** Ink lower than this, as a share of the picture's shorter side, tells nothing of the pen. */
const MIN_WRITING = 0.02;

/** Ink sorted by what it may be. */
interface Pieces {
  /** What is away from the picture's edge and no speck. */
  readonly strokes: readonly Component[];
  readonly large: readonly Component[];
  /** What is around strokes. */
  readonly holders: readonly Component[];
  /** Side of a block that is larger than the pen, and in the mask the middle of each such block of ink. */
  readonly blockSide: number;
  readonly blocks: readonly number[];
}

/** A piece of paper, and the height of the highest stroke on it. */
interface WrittenPaper {
  readonly paper: Component;
  readonly highest: number;
}

/** What is written in a picture where something is around it. */
export interface Writing {
  readonly ink: InkMap;
  /** Whether it is on one sheet or more on a table. */
  readonly isOnTable: boolean;
}

/**
 * Leaves of photographed sheets what is on the paper, for the table around it is darker than the paper, and so it is ink, too; and
 * takes away circles and boxes that have something in every cell, and rectangles.
 *
 * @returns undefined where nothing is around the writing
 */
export function withoutSurroundings(ink: InkMap): Writing | undefined {
  const { mask, width, height } = ink;
  const pieces = sortPieces(mask, findComponents(mask, width, height));
  if (!pieces || !mayBeAround(pieces, width, height)) return undefined;
  const nesting = nest(mask, width, height);
  const { labels, components } = nesting.ink;
  const thick = findThick(pieces, labels);
  const frames = new Set<number>(); // labels
  for (const one of pieces.holders)
    if (!thick.has(one.label) && isFrame(one, pieces.strokes, nesting)) frames.add(one.label);
  const sheetOf = (label: number): number => {
    const sheet = nesting.paperOf[label]!;
    const around = nesting.inkOf[sheet]!;
    return frames.has(around) ? sheetOf(around) : sheet;
  };
  const written = pieces.strokes.filter(({ label }) => !thick.has(label));
  const tables = pieces.large.filter(({ label }) => thick.has(label));
  const isTableAtEdge = countAtEdge(nesting.ink, thick) >= MIN_EDGE * 2 * (width + height);
  const isSheet = (paper: WrittenPaper) =>
    mayBeSheet(paper.paper, pieces.blockSide) && (isTableAtEdge || tables.some((table) => isRing(table, paper, ink)));
  const papers = findWrittenPapers(written, nesting, sheetOf);
  const isOnTable = papers.slice(0, 1).some(isSheet);
  const sheets = new Set(isOnTable ? papers.filter(isSheet).map(({ paper }) => paper.label) : []);
  if (!isOnTable && frames.size === 0) return undefined;
  const isKept = new Uint8Array(components.length + 1); // by label
  for (const { label } of components) {
    const isAround = frames.has(label) || (isOnTable && (thick.has(label) || !sheets.has(sheetOf(label))));
    isKept[label] = Number(!isAround);
  }
  const kept = new Uint8Array(mask.length);
  for (let i = 0; i < kept.length; i++) if (labels[i]) kept[i] = isKept[labels[i]!]!;
  if (!isOnTable)
    for (const one of pieces.holders.filter(({ label }) => frames.has(label)))
      for (const place of attachedToRing(one, pieces.strokes, nesting)) kept[place] = 1;
  return { ink: limitTo(ink, kept), isOnTable };
}

/** @returns null where there are no strokes */
function sortPieces(mask: Uint8Array, { components, width, height }: Components): Pieces | null {
  const side = Math.min(width, height);
  const strokes = components.filter(
    (component) => !isAtEdge(component, { width, height }) && heightOf(component) >= MIN_WRITING * side,
  );
  if (strokes.length === 0) return null;
  // By height, not by ink, and without what is around others: a ring has more ink than all writing.
  const inner = strokes.filter((stroke) => !holds(stroke, strokes));
  const pen = weightedMedian(inner.map((stroke) => ({ value: strokeWidth(stroke), weight: heightOf(stroke) })));
  const large = components.filter((component) => Math.max(widthOf(component), heightOf(component)) >= MIN_SIZE * side);
  const blockSide = Math.ceil((MIN_THICKNESS * pen) / 2);
  const holders = components.filter((one) => heightOf(one) >= MIN_FRAME * side && holds(one, strokes));
  return { strokes, large, holders, blockSide, blocks: findSolidBlocks(mask, width, height, blockSide) };
}

/** Whether anything may be around the writing: said without knowing what lies in what, and so at once, for most pictures. */
function mayBeAround({ large, holders, blocks }: Pieces, width: number, height: number): boolean {
  if (holders.length > 0) return true;
  return blocks.length > 0 && large.some((component) => isAtEdge(component, { width, height }));
}

/** The labels of what is large and much thicker than the pen. @param labels of ink */
function findThick({ large, blockSide, blocks }: Pieces, labels: Int32Array): Set<number> {
  const solid = new Map<number, number>(); // pixels in blocks
  for (const middle of blocks) solid.set(labels[middle]!, (solid.get(labels[middle]!) ?? 0) + blockSide ** 2);
  return new Set(
    large.filter(({ label, area }) => (solid.get(label) ?? 0) >= MIN_SOLID * area).map(({ label }) => label),
  );
}

/** The pieces of paper with much writing on them, the one with the most first. */
function findWrittenPapers(
  written: readonly Component[],
  { paper }: Nesting,
  sheetOf: (label: number) => number,
): WrittenPaper[] {
  const inkOn = new Float64Array(paper.components.length + 1); // by label
  const highestOn = new Float64Array(inkOn.length);
  for (const stroke of written) {
    const sheet = sheetOf(stroke.label);
    inkOn[sheet]! += stroke.area;
    highestOn[sheet] = Math.max(highestOn[sheet]!, heightOf(stroke));
  }
  const most = paper.components.reduce((sofar, { label }) => Math.max(sofar, inkOn[label]!), 0);
  return paper.components
    .filter(({ label }) => inkOn[label]! > 0 && inkOn[label]! >= MIN_INK * most)
    .sort((a, b) => inkOn[b.label]! - inkOn[a.label]!)
    .map((one) => ({ paper: one, highest: highestOn[one.label]! }));
}

function mayBeSheet(sheet: Component, blockSide: number): boolean {
  const [width, height] = [widthOf(sheet), heightOf(sheet)];
  return sheet.area >= MIN_FILL * width * height && blockSide <= MAX_BLOCK * Math.min(width, height);
}

/** Whether a table is a ring around a sheet with something on it. */
function isRing({ area, bounds }: Component, { paper, highest }: WrittenPaper, { width, height }: InkMap): boolean {
  const outline = 2 * (widthOf(paper) + heightOf(paper));
  const isWritten = highest >= MIN_CONTENT * heightOf(paper);
  return isWritten && area >= MIN_RING * Math.min(width, height) * outline && isInside(paper.bounds, bounds);
}

/** How many pixels at the picture's edge some labels have. */
function countAtEdge({ labels, width, height }: Labels, counted: ReadonlySet<number>): number {
  let count = 0;
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) if (counted.has(labels[y * width + x]!)) count++;
  }
  return count;
}
