import { type Bounds, unite } from './bounds.ts';
import type { Candidate, Lattice } from './candidate.ts';
import { joinPenalty, sizePenalty, stackPenalty, widthPenalty } from './geometry.ts';

/** A piece of ink: what lies between two cuts of a component, or a stroke of the pen. */
export interface Piece {
  readonly bounds: Bounds;
}

/** How pieces of one kind of ink are judged and shown to the network. */
export interface PieceRules<T extends Piece> {
  /** Height of the line's digits, in the pieces' unit. */
  readonly digitHeight: number;
  /** Units of the reading for each unit of the pieces. */
  readonly unit: number;
  /** [28, 28], 255 is ink. */
  glyphOf(pieces: readonly T[]): Uint8ClampedArray;
  /** The same with ink beyond the cuts that may belong to both sides; undefined where cuts share nothing. */
  sharedGlyphOf?(pieces: readonly T[]): Uint8ClampedArray;
  /** Whether ink runs on from `left` to `right`, so that a cut between them is only a guess. */
  isConnected(left: T, right: T): boolean;
  /** What it costs, in nats, that one digit ends with `left` and another begins with `right`; undefined leaves it to geometry. */
  cutPenalty?(left: T, right: T): number | undefined;
  /** What it costs, in nats, that `right` continues the digit that `left` belongs to; undefined leaves it to geometry. */
  joinPenalty?(left: T, right: T): number | undefined;
}

/** The most pieces that are taken together for one digit. */
const MAX_PIECES = 6;
/** A digit is at most this wide and this high, in digit heights of its line. */
const MAX_WIDTH = 1.7;
const MAX_HEIGHT = 1.9;
/** Pieces further apart than this, in digit heights, are not parts of one digit. */
const MAX_GAP = 0.3;

/** What it costs, in nats, that a digit has ink in common with its neighbour. */
const SHARING_PENALTY = 0.5;

/** Whether cut ink is of a digit's size, so that a wall is all that it may lack. */
function mayShare(width: number, height: number, digitHeight: number): boolean {
  return height > 0.3 * digitHeight && width > 0.25 * height && width < 2 * height;
}

/**
 * Lists every run of neighbouring pieces that may be one digit, with what geometry says against it.
 *
 * @param pieces of one line, in reading order
 */
export function buildLattice<T extends Piece>(pieces: readonly T[], rules: PieceRules<T>): Lattice {
  const { digitHeight, unit, sharedGlyphOf } = rules;
  const candidates: Candidate[] = [];
  const isCut = Array.from(
    { length: pieces.length + 1 },
    (_, at) => at > 0 && at < pieces.length && rules.isConnected(pieces[at - 1]!, pieces[at]!),
  );
  for (let from = 0; from < pieces.length; from++) {
    let bounds = pieces[from]!.bounds;
    let joins = 0;
    for (let to = from + 1; to <= Math.min(pieces.length, from + MAX_PIECES); to++) {
      if (to > from + 1) {
        const next = pieces[to - 1]!;
        const gap = next.bounds.left - bounds.right;
        joins += rules.joinPenalty?.(pieces[to - 2]!, next) ?? joinPenalty(gap / digitHeight);
        bounds = unite(bounds, next.bounds);
        const isTooLarge =
          bounds.right - bounds.left > MAX_WIDTH * digitHeight || bounds.bottom - bounds.top > MAX_HEIGHT * digitHeight;
        if (gap > MAX_GAP * digitHeight || isTooLarge) break;
      }
      const { left, top } = bounds;
      const width = bounds.right - left;
      const height = bounds.bottom - top;
      const candidate: Candidate = {
        from,
        to,
        box: { x: left * unit, y: top * unit, width: width * unit, height: height * unit },
        glyph: () => rules.glyphOf(pieces.slice(from, to)),
        cutSides: Number(isCut[from]) + Number(isCut[to]),
        penalty: joins + sizePenalty(height, digitHeight),
        widthPenalty: widthPenalty(width, height),
        relativeHeight: height / digitHeight,
        isShared: false,
      };
      candidates.push(candidate);
      if (sharedGlyphOf && candidate.cutSides > 0 && mayShare(width, height, digitHeight))
        candidates.push({
          ...candidate,
          glyph: () => sharedGlyphOf(pieces.slice(from, to)),
          penalty: candidate.penalty + SHARING_PENALTY,
          isShared: true,
        });
    }
  }
  const cutPenalties = new Float32Array(pieces.length + 1);
  for (let i = 1; i < pieces.length; i++) {
    const [left, right] = [pieces[i - 1]!, pieces[i]!];
    cutPenalties[i] = rules.cutPenalty?.(left, right) ?? stackPenalty(left.bounds, right.bounds);
  }
  return { pieceCount: pieces.length, isCut, cutPenalties, candidates };
}
