import type { BoundingBox, Prediction } from '../api.ts';

/** Consecutive pieces of ink `[from, to)` of a line that may be one digit: an arc of the lattice. */
export interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly box: BoundingBox;
  /** Cuts its ink out, [28, 28], 255 is ink; what geometry rules out is never asked for it. */
  readonly glyph: () => Uint8ClampedArray;
  /** On how many sides, 0–2, it is cut off from ink that it hangs together with. */
  readonly cutSides: number;
  /** What geometry alone says against this being one digit, in nats: pieces far apart, too small. */
  readonly penalty: number;
  /** What its width says against it, in nats; zeros may be wide. */
  readonly widthPenalty: number;
  /** Whether the glyph has ink beyond its cuts as well: a wall that it shares with its neighbour. */
  readonly isShared: boolean;
  /** Height of the ink as a share of the line's digit height. */
  readonly relativeHeight: number;
}

/** A candidate and what the network says of it. */
export interface ScoredCandidate extends Candidate {
  readonly prediction: Prediction;
}

/** The pieces of one line and all ways to read them. */
export interface Lattice {
  readonly pieceCount: number;
  /** [pieceCount + 1]: whether a digit that ends or begins here is cut off from ink that it hangs together with. */
  readonly isCut: readonly boolean[];
  /** [pieceCount + 1]: what it costs, in nats, that one digit ends and another begins here. Ends cost nothing. */
  readonly cutPenalties: Float32Array;
  readonly candidates: Candidate[];
}
