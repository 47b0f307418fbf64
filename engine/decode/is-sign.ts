import type { ScoredCandidate } from './candidate.ts';

/** What is more probably a digit than this may be a digit: many that the network refuses are, and hardly any sign is. */
const MAX_PROBABILITY = 0.0005;
/** What is wider than this share of its height may be two digits that touch; a sign of several pieces, as % is, may be wider. */
const MAX_ASPECT = 0.75;
const MAX_ASPECT_OF_PIECES = 1.05;
/** A piece that is at least this high, as a share of the line, and this probably one digit, is no part of a sign. */
const DIGIT_HEIGHT = 0.7;
const SURELY_DIGIT = 0.9;

/** Whether ink hangs together with no other, and is surely no digit. */
export function isSurelyNone({ cutSides, prediction }: ScoredCandidate): boolean {
  return cutSides === 0 && prediction.digitProbability < MAX_PROBABILITY;
}

/**
 * Whether ink of its own is surely no digit, and too slim to be two: $, € and % beside a number.
 *
 * @param candidates all of its line
 */
export function isSign(candidate: ScoredCandidate, candidates: readonly ScoredCandidate[]): boolean {
  const { from, to, box } = candidate;
  if (!isSurelyNone(candidate)) return false;
  if (to - from === 1) return box.width < MAX_ASPECT * box.height;
  const isSlim = box.width < MAX_ASPECT_OF_PIECES * box.height;
  return isSlim && !candidates.some((part) => part.from >= from && part.to <= to && isSurelyDigit(part));
}

/** Whether ink of its own is surely a digit other than a one; strokes of signs and letters look like ones. */
export function isSurelyDigit({ cutSides, relativeHeight, prediction }: ScoredCandidate): boolean {
  const { label, probability, digitProbability } = prediction;
  return (
    cutSides === 0 && relativeHeight >= DIGIT_HEIGHT && label !== 1 && probability * digitProbability >= SURELY_DIGIT
  );
}
