import { rasterize } from '../../model/rasterize.ts';
import type { Classify, Ink, Reading, ReadOptions, Stroke } from '../api.ts';
import { assembleReading } from '../decode/assemble-reading.ts';
import type { Path } from '../decode/best-path.ts';
import { type Bounds, unite } from '../decode/bounds.ts';
import { buildLattice } from '../decode/build-lattice.ts';
import { decodeLattices } from '../decode/decode-lattices.ts';
import { crowdingPenalty, groupLines, joinBroken, type TextLine } from '../decode/group-lines.ts';
import { worthOf } from '../decode/worth-of.ts';
import { crossingDepth } from './crossing-depth.ts';
import { distanceBetween } from './distance-between.ts';

/** A stroke with what the lattice needs to know of it. */
interface PlacedStroke {
  readonly stroke: Stroke;
  readonly bounds: Bounds;
  /** Its place in the order of writing. */
  readonly order: number;
  readonly area: number;
}

/** Least width of the pen, as a share of the drawing's larger side: a stroke drawn exactly level has a height, too. */
const LEAST_PEN = 0.002;
/** Strokes smaller than this beside a digit, in digit heights, are slips of the pen or points. */
const MIN_SIZE = 0.1;
/** Parts of one digit that were not written one after the other: the bar of a number's sevens, added at the end. In nats. */
const ORDER_PENALTY = 1.2;
/** A writer who pauses this long within a digit is rare. */
const LONG_PAUSE_MS = 1500;
const PAUSE_PENALTY = 0.7;

/**
 * Strokes that cross further than this from their ends, in digit heights, were drawn as one mark: the bar of a seven, a
 * plus, an X. Neighbours in a number touch with their ends. In nats, what it costs to take them for two digits.
 */
const DEEP_CROSSING = 0.2;
const CROSSING_PENALTY = 4;

/**
 * Reads the digits of a drawing. Strokes are taken together by the same lattice that reads pictures, with what only a
 * drawing knows: which stroke came after which, and when.
 *
 * @returns lines from top to bottom; an empty reading when there is no digit
 */
export async function readInk(ink: Ink, classify: Classify, options: ReadOptions = {}): Promise<Reading> {
  const strokes = placeStrokes(ink.strokes);
  const apart = groupLines(strokes);
  const joined = joinBroken(apart);
  let paths = await decodeLines(apart, classify);
  if (joined !== apart) {
    const other = await decodeLines(joined, classify);
    if (worthOf(other) >= worthOf(paths) - crowdingPenalty(apart)) paths = other;
  }
  return assembleReading(paths, options);
}

async function decodeLines(lines: readonly TextLine<PlacedStroke>[], classify: Classify): Promise<Path[]> {
  const lattices = lines.map(({ pieces, digitHeight }) => {
    const large = pieces.filter(({ bounds }) => sizeOf(bounds) >= MIN_SIZE * digitHeight);
    return buildLattice(
      large.sort((a, b) => centreX(a.bounds) - centreX(b.bounds)),
      {
        digitHeight,
        unit: 1,
        glyphOf: (strokes) => rasterize(strokes.map(({ stroke }) => stroke)),
        isConnected: (left, right) => isOneMark(left, right, digitHeight),
        cutPenalty: (left, right) => (isOneMark(left, right, digitHeight) ? CROSSING_PENALTY : undefined),
        joinPenalty: (left, right) => strokeJoinPenalty(left, right, digitHeight),
      },
    );
  });
  return (await decodeLattices(lattices, classify)).map(({ path }) => path);
}

function isOneMark(left: PlacedStroke, right: PlacedStroke, digitHeight: number): boolean {
  return crossingDepth(left.stroke, right.stroke) > DEEP_CROSSING * digitHeight;
}

function strokeJoinPenalty(left: PlacedStroke, right: PlacedStroke, digitHeight: number): number {
  const gap = distanceBetween(left.stroke, right.stroke) / digitHeight;
  const [earlier, later] = left.order < right.order ? [left, right] : [right, left];
  const lifted = earlier.stroke.at(-1)![2];
  const landed = later.stroke[0]![2];
  const isPaused = lifted !== undefined && landed !== undefined && landed - lifted > LONG_PAUSE_MS;
  const isApart = later.order - earlier.order > 1;
  // Strokes that cross belong together; a gap of a fifth of the height is common between the strokes of a five.
  return 6 * Math.max(0, gap - 0.05) + (isApart ? ORDER_PENALTY : 0) + (isPaused ? PAUSE_PENALTY : 0);
}

function placeStrokes(strokes: readonly Stroke[]): PlacedStroke[] {
  const finite = strokes.map((stroke) => stroke.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y)));
  const places = finite.flat().map(([x, y]): Bounds => ({ left: x, top: y, right: x, bottom: y }));
  if (places.length === 0) return [];
  const size = sizeOf(places.reduce(unite));
  const pen = size > 0 ? LEAST_PEN * size : 1; // a lone point has no size to take a share of
  return finite.flatMap((stroke, order) => {
    if (stroke.length === 0) return [];
    const dots = stroke.map(([x, y]): Bounds => ({ left: x, top: y, right: x + pen, bottom: y + pen }));
    return [{ stroke, bounds: dots.reduce(unite), order, area: 1 }];
  });
}

const sizeOf = ({ left, top, right, bottom }: Bounds) => Math.max(right - left, bottom - top);
const centreX = ({ left, right }: Bounds) => (left + right) / 2;
