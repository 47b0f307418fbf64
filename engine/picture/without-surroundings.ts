import { heightOf, isInside } from '../decode/bounds.ts';
import type { InkMap } from './find-ink.ts';
import { type Component, type Components, findComponents, type Labels, strokeWidth } from './label-components.ts';
import { limitTo } from './limit-to.ts';
import { holesOf, type Nesting, nest } from './nest.ts';
import { weightedMedian } from './weighted-median.ts';

/** What is this many times as thick as the pen is no stroke: a table around a sheet of paper, its shadow, a hand. */
const MIN_THICKNESS = 2.5;
/** What is around something is this large at least, as a share of the picture's shorter side. */
const MIN_SIZE = 0.25;
/** A table takes at least this share of the picture's edge, or it is a ring around the sheet, this thick at least for the picture's shorter side. */
const MIN_EDGE = 0.15;
const MIN_RING = 0.04;
/** Something on the sheet within a ring is at least this share of its height: in a zero there may be specks. */
const MIN_CONTENT = 0.12;
/** Ink lower than this, as a share of the picture's shorter side, tells nothing of the pen. */
const MIN_WRITING = 0.03;
/** A frame has something in every cell of at least this share of its largest one's size, at least this share as high as the cell. */
const CELL_SIZE = 0.3;
const MIN_FILLING = 0.45;

/** Ink sorted by what it may be. */
interface Pieces {
  /** What is away from the picture's edge and no speck. */
  readonly strokes: readonly Component[];
  /** What is large and much thicker than the pen. */
  readonly thick: ReadonlySet<Component>;
  /** What is large, no thicker than the pen, and has strokes within its bounds. */
  readonly mayBeFrames: readonly Component[];
}

/**
 * Leaves of a photographed sheet what is on the paper, for the table around it is darker than the paper, and so it is ink, too; and
 * takes away circles and boxes that have something in every cell.
 *
 * @returns undefined where nothing is around the writing
 */
export function withoutSurroundings(ink: InkMap): InkMap | undefined {
  const { mask, width, height } = ink;
  const pieces = sortPieces(findComponents(mask, width, height));
  if (!pieces || (pieces.mayBeFrames.length === 0 && !mayBeAround(pieces, mask, width, height))) return undefined;
  const nesting = nest(mask, width, height);
  const { labels, components } = nesting.ink;
  const frames = new Set(pieces.mayBeFrames.filter((one) => isFrame(one, pieces, nesting)).map(({ label }) => label));
  const sheetOf = (label: number): number => {
    const sheet = nesting.paperOf[label]!;
    const around = nesting.inkOf[sheet]!;
    return frames.has(around) ? sheetOf(around) : sheet;
  };
  const sheet = findSheet(pieces, nesting, sheetOf);
  const hasTable = isTableAround(sheet, pieces, nesting, sheetOf);
  if (!hasTable && frames.size === 0) return undefined;
  const thick = new Set([...pieces.thick].map(({ label }) => label));
  const isKept = new Uint8Array(components.length + 1); // by label
  for (const { label } of components) {
    const isAround = frames.has(label) || (hasTable && (thick.has(label) || sheetOf(label) !== sheet.label));
    isKept[label] = Number(!isAround);
  }
  isKept[0] = 0; // paper
  const kept = mask.map((_, i) => isKept[labels[i]!]!);
  return limitTo(ink, kept);
}

/** @returns null where there are no strokes */
function sortPieces({ components, width, height }: Components): Pieces | null {
  const side = Math.min(width, height);
  const isAtEdge = ({ bounds: { left, top, right, bottom } }: Component) =>
    left <= 1 || top <= 1 || right >= width - 1 || bottom >= height - 1;
  const strokes = components.filter((component) => !isAtEdge(component) && heightOf(component) >= MIN_WRITING * side);
  if (strokes.length === 0) return null;
  // By height, not by ink, and a ring counts no more than a digit: it has more ink than all writing.
  const weightOf = (stroke: Component) => Math.min(heightOf(stroke), MIN_SIZE * side);
  const pen = weightedMedian(strokes.map((stroke) => ({ value: strokeWidth(stroke), weight: weightOf(stroke) })));
  const large = components.filter(
    (component) => Math.max(component.bounds.right - component.bounds.left, heightOf(component)) >= MIN_SIZE * side,
  );
  const thick = new Set(large.filter((component) => strokeWidth(component) >= MIN_THICKNESS * pen));
  const mayBeFrames = large.filter((component) => !thick.has(component) && holds(component, strokes));
  return { strokes, thick, mayBeFrames };
}

function holds({ bounds }: Component, strokes: readonly Component[]): boolean {
  return strokes.some((stroke) => isInside(stroke.bounds, bounds));
}

/** Whether a table may be around a sheet: said without knowing what lies in what, and so at once, for most pictures. */
function mayBeAround({ strokes, thick }: Pieces, mask: Uint8Array, width: number, height: number): boolean {
  if (thick.size === 0) return false;
  const [, atEdge] = countAtEdge({ labels: mask, width, height }, 1);
  const isRing = (component: Component) =>
    strokeWidth(component) >= MIN_RING * Math.min(width, height) && holds(component, strokes);
  return atEdge! >= MIN_EDGE * 2 * (width + height) || [...thick].some(isRing);
}

function isFrame(component: Component, { strokes }: Pieces, nesting: Nesting): boolean {
  const holes = holesOf(component, nesting);
  const largest = holes.reduce((most, { area }) => Math.max(most, area), 0); // a texture may have 100,000
  const isFilled = (hole: Component) =>
    strokes.some(
      (stroke) => nesting.paperOf[stroke.label] === hole.label && heightOf(stroke) >= MIN_FILLING * heightOf(hole),
    );
  return largest > 0 && holes.every((hole) => hole.area < CELL_SIZE * largest || isFilled(hole));
}

/** The piece of paper with the most writing on it. */
function findSheet({ strokes, thick }: Pieces, { paper }: Nesting, sheetOf: (label: number) => number): Component {
  const written = new Float64Array(paper.components.length + 1); // ink on each
  for (const stroke of strokes) if (!thick.has(stroke)) written[sheetOf(stroke.label)]! += stroke.area;
  return paper.components.reduce((most, other) => (written[other.label]! > written[most.label]! ? other : most));
}

function isTableAround(
  sheet: Component,
  { strokes, thick }: Pieces,
  { ink }: Nesting,
  sheetOf: (label: number) => number,
): boolean {
  const { width, height, components } = ink;
  const atEdge = countAtEdge(ink, components.length);
  const isWritten = strokes.some(
    (stroke) => heightOf(stroke) >= MIN_CONTENT * heightOf(sheet) && sheetOf(stroke.label) === sheet.label,
  );
  const isRing = (component: Component) =>
    isWritten &&
    strokeWidth(component) >= MIN_RING * Math.min(width, height) &&
    isInside(sheet.bounds, component.bounds);
  return [...thick].some(
    (component) => atEdge[component.label]! >= MIN_EDGE * 2 * (width + height) || isRing(component),
  );
}

/** For each label its pixels at the picture's edge. */
function countAtEdge(
  { labels, width, height }: Pick<Labels, 'width' | 'height'> & { readonly labels: Int32Array | Uint8Array },
  count: number,
): Uint32Array {
  const atEdge = new Uint32Array(count + 1);
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) atEdge[labels[y * width + x]!]! += 1;
  }
  return atEdge;
}
