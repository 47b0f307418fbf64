import type { Lattice, ScoredCandidate } from './candidate.ts';
import { isSign, isSurelyDigit } from './is-sign.ts';

/** An arc of the best path: a candidate, read as a digit or passed over as none. */
export interface Step {
  readonly candidate: ScoredCandidate;
  readonly isDigit: boolean;
  /** Negative log-likelihood, in nats. */
  readonly cost: number;
}

/** The best reading of a line. */
export interface Path {
  readonly steps: Step[];
  /** Sum of the steps' costs and of the cuts between them, in nats. */
  readonly cost: number;
}

/** What it costs to pass over ink as large as a digit, and over a mark of any size. In nats. */
const JUNK_PENALTY = 5;
const MARK_PENALTY = 0.05;
/**
 * Passing over ink as large as a digit costs this between the first and the last of so many digits that are sure, other than ones: few numbers have anything else within,
 * though units stand behind them. In nats, just less than what is at most said against a digit, so that what is surely none can be passed over still.
 */
const JUNK_IN_NUMBER_PENALTY = 9;
const MIN_IN_NUMBER = 3;
/** Less for a sign. In nats. */
const SIGN_PENALTY = 2.4;
/** How common symbols are, against several digits that hang together, by the side of the lines that the network learned them from. */
const SYMBOL_ODDS = 0.1;
/** The most that it costs to cut what is probably a symbol, at each cut. In nats. */
const MAX_SPLIT_PENALTY = 3;
/** Heights, as shares of the line's, up to which ink is a mark, and from which it is as large as a digit. */
const SMALL_MARK = 0.25;
const SMALL_DIGIT = 0.6;
/** Cut any letter or digit, and the parts look like ones: a one that was cut off proves little. In nats. */
const CUT_ONE_PENALTY = 3.5;
/** Less so where other ink stands beside it, in as many pieces as no letter has. */
const CUT_ONE_IN_LINE_PENALTY = 0.7;
const MANY_PIECES = 3;
/** Ones are as high as their line: what is lower than this share of it is a comma or an apostrophe. In nats for each share. */
const ONE_HEIGHT = 0.75;
const LOW_ONE_PENALTY = 8;
/** Zeros in a row are written flat: share of the width's penalty that they are spared. */
const WIDE_ZERO = 0.75;
const MIN_PROBABILITY = 1e-4;

/**
 * Finds the cheapest path through the lattice: each piece of ink is part of exactly one candidate, and each candidate
 * is a digit, at the cost -log p(digit) - log p(label | digit) + geometry, or none, at -log p(no digit) + a prior that
 * grows with its size.
 *
 * @see LeCun et al. 1998, Proc. IEEE 86(11), §VI; Viterbi 1967
 */
export function bestPath(
  { pieceCount, isCut, cutPenalties }: Omit<Lattice, 'candidates'>,
  candidates: readonly ScoredCandidate[],
): Path {
  const inkCount = pieceCount - isCut.filter(Boolean).length;
  const cutOnePenalty = inkCount < MANY_PIECES ? CUT_ONE_PENALTY : CUT_ONE_IN_LINE_PENALTY;
  const number = numberOf(candidates);
  const isWithin = ({ from, to }: ScoredCandidate) => number !== undefined && from >= number.from && to <= number.to;
  const splits = splitPenalties(isCut, candidates);
  const costs = new Float64Array(pieceCount + 1).fill(Number.POSITIVE_INFINITY);
  const last: (Step | undefined)[] = new Array(pieceCount + 1);
  costs[0] = 0;
  const ending: ScoredCandidate[][] = Array.from({ length: pieceCount + 1 }, () => []);
  for (const candidate of candidates) ending[candidate.to]!.push(candidate);
  for (let to = 1; to <= pieceCount; to++) {
    for (const candidate of ending[to]!) {
      const before = costs[candidate.from]! + cutPenalties[candidate.from]! + splits[candidate.from]!;
      for (const isDigit of [true, false]) {
        const cost = isDigit
          ? digitCost(candidate, cutOnePenalty)
          : junkCost(candidate, candidates, isWithin(candidate) ? JUNK_IN_NUMBER_PENALTY : JUNK_PENALTY);
        if (before + cost >= costs[to]!) continue;
        costs[to] = before + cost;
        last[to] = { candidate, isDigit, cost };
      }
    }
  }
  const steps: Step[] = [];
  for (let at = pieceCount; at > 0; ) {
    const step = last[at];
    if (!step) throw new RangeError('Expected candidates that cover every piece, got a gap');
    steps.unshift(step);
    at = step.candidate.from;
  }
  return { steps, cost: costs[pieceCount]! };
}

/** From which piece to which a line is surely a number: where at least `MIN_IN_NUMBER` digits that share no ink, other than ones, are sure. */
function numberOf(candidates: readonly ScoredCandidate[]): { from: number; to: number } | undefined {
  const sure: ScoredCandidate[] = [];
  for (const candidate of candidates.filter(isSurelyDigit).sort((a, b) => a.to - b.to))
    if (candidate.from >= (sure.at(-1)?.to ?? 0)) sure.push(candidate);
  return sure.length >= MIN_IN_NUMBER ? { from: sure[0]!.from, to: sure.at(-1)!.to } : undefined;
}

/** [pieceCount + 1]: what a cut costs where the whole of what hangs together may be one symbol, such as an m, whose parts look like digits. In nats. */
function splitPenalties(isCut: readonly boolean[], candidates: readonly ScoredCandidate[]): Float64Array {
  const penalties = new Float64Array(isCut.length);
  for (const { from, to, cutSides, prediction } of candidates) {
    const isWhole = cutSides === 0 && isCut.slice(from + 1, to).every(Boolean);
    if (!isWhole) continue;
    const odds = (SYMBOL_ODDS * prediction.symbolProbability) / (1 - prediction.symbolProbability);
    const penalty = Math.min(MAX_SPLIT_PENALTY, Math.log1p(odds));
    for (let at = from + 1; at < to; at++) penalties[at] = Math.max(penalties[at]!, penalty);
  }
  return penalties;
}

function digitCost(candidate: ScoredCandidate, cutOnePenalty: number): number {
  const { prediction, penalty, cutSides, relativeHeight } = candidate;
  const { digitProbability, probability, probabilities } = prediction;
  const seen = -Math.log(Math.max(MIN_PROBABILITY, digitProbability)) - Math.log(probability);
  const wideness = candidate.widthPenalty * (1 - WIDE_ZERO * probabilities[0]!);
  const lowness = LOW_ONE_PENALTY * Math.max(0, ONE_HEIGHT - relativeHeight);
  return penalty + wideness + seen + (lowness + (cutSides > 0 ? cutOnePenalty : 0)) * probabilities[1]!;
}

function junkCost(candidate: ScoredCandidate, candidates: readonly ScoredCandidate[], junkPenalty: number): number {
  const { prediction, relativeHeight, box, cutSides } = candidate;
  // Dots, commas and dashes are passed over freely, what is as high as a small zero is not.
  // What hangs together with other ink is no such mark, but a part of it, however low.
  const extent = cutSides > 0 ? relativeHeight * Math.max(1, box.width / box.height) : relativeHeight;
  const size = Math.min(1, Math.max(0, (extent - SMALL_MARK) / (SMALL_DIGIT - SMALL_MARK)));
  const digits = Math.max(1, box.width / box.height); // a wide piece is more than one
  const penalty = isSign(candidate, candidates) ? SIGN_PENALTY : junkPenalty;
  return penalty * size * digits + MARK_PENALTY - Math.log(Math.max(MIN_PROBABILITY, 1 - prediction.digitProbability));
}
