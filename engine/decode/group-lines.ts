import { type Bounds, heightOf, unite } from './bounds.ts';

/** Something with a place: a component of a picture or a stroke of a drawing. */
interface Placed {
  readonly bounds: Bounds;
}

/** Pieces of ink that a person reads as one line. */
export interface TextLine<T extends Placed> {
  readonly pieces: T[];
  readonly bounds: Bounds;
  /** Height of a digit, in the pieces' unit. */
  readonly digitHeight: number;
}

/** Neighbours on a line share at least this part of the lower one's height. */
const MIN_OVERLAP = 0.4;
/** Neighbours on a line are at most this many times as tall as each other; smaller pieces are attached later. */
const MAX_HEIGHT_RATIO = 2.6;
/** Widest space within a line, in digit heights: grids and columns are read row by row. */
const MAX_SPACE = 4;
/** A smaller piece belongs to a line when it is this close to one of its pieces, in that one's heights. */
const ATTACH_DISTANCE = 0.3;
/** A digit broken in two across, as a thin stroke of a 2 may be: parts of so few pieces, this close in heights of both together. */
const MAX_STACKED_PIECES = 2;
const MAX_STACKED_GAP = 0.12;
/** What it costs to take lines that touch for lines of their own, in nats, and the gap, in heights of both together, from which it costs nothing. */
const TOUCHING_PENALTY = 2.5;
const FREE_GAP = 0.06;

/**
 * Groups pieces of ink into lines, from top to bottom. Each piece is linked to the neighbours at its own height, so that
 * lines may climb or fall; what is much smaller (bars of fives, broken strokes, dots) is attached to the line that it is near.
 */
export function groupLines<T extends Placed>(pieces: readonly T[]): TextLine<T>[] {
  const isPlaced = new Set<T>();
  const lines: T[][] = [];
  for (const seed of [...pieces].sort((a, b) => heightOf(b) - heightOf(a))) {
    if (isPlaced.has(seed)) continue;
    const near = nearestLine(seed, lines);
    if (near) {
      near.push(seed);
      isPlaced.add(seed);
      continue;
    }
    lines.push(linked(seed, pieces, isPlaced));
  }
  return lines.map(describeLine).sort(fromTop);
}

/**
 * Joins short lines that lie close above each other, as the upper and the lower part of a digit that is broken across do. So do digits
 * in a column: only what they look like tells.
 *
 * @returns `lines` itself where there are none
 */
export function joinBroken<T extends Placed>(lines: TextLine<T>[]): TextLine<T>[] {
  for (const upper of lines) {
    const lower = lines.find((line) => line !== upper && mayBeBroken(upper, line));
    if (!lower) continue;
    const bounds = unite(upper.bounds, lower.bounds);
    const joined = { pieces: [...upper.pieces, ...lower.pieces], bounds, digitHeight: bounds.bottom - bounds.top };
    return joinBroken([...lines.filter((line) => line !== upper && line !== lower), joined].sort(fromTop));
  }
  return lines;
}

/** What speaks against short lines being lines of their own, in nats: some all but touch, as the two circles of an 8 do. */
export function crowdingPenalty<T extends Placed>(lines: readonly TextLine<T>[]): number {
  let penalty = 0;
  for (const [i, upper] of lines.entries())
    for (const lower of lines.slice(i + 1))
      if (mayBeBroken(upper, lower))
        penalty += TOUCHING_PENALTY * Math.min(1, Math.max(0, 1 - relativeGap(upper, lower) / FREE_GAP));
  return penalty;
}

function mayBeBroken<T extends Placed>(upper: TextLine<T>, lower: TextLine<T>): boolean {
  const [a, b] = [upper.bounds, lower.bounds];
  const overlap = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const narrower = Math.min(a.right - a.left, b.right - b.left);
  return (
    Math.max(upper.pieces.length, lower.pieces.length) <= MAX_STACKED_PIECES &&
    relativeGap(upper, lower) <= MAX_STACKED_GAP &&
    overlap >= 0.5 * narrower
  );
}

/** Space between two lines above each other, as a share of the height of both together. */
function relativeGap({ bounds: a }: Placed, { bounds: b }: Placed): number {
  const gap = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
  return gap / (Math.max(a.bottom, b.bottom) - Math.min(a.top, b.top));
}

function fromTop({ bounds: a }: Placed, { bounds: b }: Placed): number {
  return a.top + a.bottom - b.top - b.bottom;
}

/** Everything that hangs together with `seed` by a chain of neighbours. */
function linked<T extends Placed>(seed: T, pieces: readonly T[], isPlaced: Set<T>): T[] {
  const line: T[] = [seed];
  isPlaced.add(seed);
  for (let i = 0; i < line.length; i++) {
    for (const other of pieces) {
      if (isPlaced.has(other) || !areNeighbours(line[i]!, other)) continue;
      isPlaced.add(other);
      line.push(other);
    }
  }
  return line;
}

function areNeighbours(a: Placed, b: Placed): boolean {
  const taller = Math.max(heightOf(a), heightOf(b));
  const lower = Math.min(heightOf(a), heightOf(b));
  const overlap = Math.min(a.bounds.bottom, b.bounds.bottom) - Math.max(a.bounds.top, b.bounds.top);
  const space = Math.max(a.bounds.left, b.bounds.left) - Math.min(a.bounds.right, b.bounds.right);
  return overlap >= MIN_OVERLAP * lower && taller <= MAX_HEIGHT_RATIO * lower && space <= MAX_SPACE * taller;
}

/** The line with a clearly taller piece close to this one, if any. */
function nearestLine<T extends Placed>(piece: T, lines: readonly T[][]): T[] | undefined {
  let nearest: T[] | undefined;
  let least = ATTACH_DISTANCE;
  for (const line of lines) {
    for (const { bounds } of line) {
      const height = bounds.bottom - bounds.top;
      if (heightOf(piece) > 0.75 * height) continue;
      const apartX = Math.max(0, piece.bounds.left - bounds.right, bounds.left - piece.bounds.right);
      const apartY = Math.max(0, piece.bounds.top - bounds.bottom, bounds.top - piece.bounds.bottom);
      // Below and above a line is another line's place: only what is beside or inside may be further away.
      const distance = (0.5 * apartX + 1.5 * apartY) / height;
      if (distance >= least) continue;
      least = distance;
      nearest = line;
    }
  }
  return nearest;
}

function describeLine<T extends Placed>(pieces: T[]): TextLine<T> {
  const bounds = pieces.map((piece) => piece.bounds).reduce(unite);
  const tallest = Math.max(...pieces.map(heightOf));
  const heights = pieces
    .map(heightOf)
    .filter((height) => height >= 0.45 * tallest)
    .sort((a, b) => a - b);
  return { pieces, bounds, digitHeight: heights[heights.length >> 1]! };
}
