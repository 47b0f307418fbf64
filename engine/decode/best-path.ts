import type { ScoredCandidate } from './candidate.ts';

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

/** What it costs to pass over ink as large as a digit; specks cost nearly nothing. In nats. */
const JUNK_PENALTY = 5;
const MIN_PROBABILITY = 1e-4;

/**
 * Finds the cheapest path through the lattice: each piece of ink is part of exactly one candidate, and each candidate
 * is a digit, at the cost -log p(digit) - log p(label | digit) + geometry, or none, at -log p(no digit) + a prior that
 * grows with its size.
 *
 * @see LeCun et al. 1998, Proc. IEEE 86(11), §VI; Viterbi 1967
 */
export function bestPath(pieceCount: number, cutPenalties: Float32Array, candidates: readonly ScoredCandidate[]): Path {
  const costs = new Float64Array(pieceCount + 1).fill(Number.POSITIVE_INFINITY);
  const last: (Step | undefined)[] = new Array(pieceCount + 1);
  costs[0] = 0;
  const ending: ScoredCandidate[][] = Array.from({ length: pieceCount + 1 }, () => []);
  for (const candidate of candidates) ending[candidate.to]!.push(candidate);
  for (let to = 1; to <= pieceCount; to++) {
    for (const candidate of ending[to]!) {
      const before = costs[candidate.from]! + cutPenalties[candidate.from]!;
      for (const isDigit of [true, false]) {
        const cost = isDigit ? digitCost(candidate) : junkCost(candidate);
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

function digitCost({ prediction, penalty }: ScoredCandidate): number {
  const { digitProbability, probability } = prediction;
  return penalty - Math.log(Math.max(MIN_PROBABILITY, digitProbability)) - Math.log(probability);
}

function junkCost({ prediction, relativeHeight, from, to }: ScoredCandidate): number {
  const size = Math.min(1, relativeHeight) ** 2;
  return (
    size * JUNK_PENALTY * (to - from > 1 ? 1.2 : 1) +
    0.05 -
    Math.log(Math.max(MIN_PROBABILITY, 1 - prediction.digitProbability))
  );
}
