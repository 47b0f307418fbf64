import type { ScoredCandidate } from './candidate.ts';

/** What is more probably a digit than this may be one. */
const MAX_PROBABILITY = 0.01;
/** What is wider than this share of its height may be two digits that touch; a sign of several pieces, as % is, may be wider. */
const MAX_ASPECT = 0.75;
const MAX_ASPECT_OF_PIECES = 1.05;

/** Whether ink hangs together with no other, and is surely no digit. */
export function isSurelyNone({ cutSides, prediction }: ScoredCandidate): boolean {
  return cutSides === 0 && prediction.digitProbability < MAX_PROBABILITY;
}

/** Whether ink of its own is surely no digit, and too slim to be two: $, € and % beside a number. */
export function isSign(candidate: ScoredCandidate): boolean {
  const { from, to, box } = candidate;
  const maxAspect = to - from > 1 ? MAX_ASPECT_OF_PIECES : MAX_ASPECT;
  return isSurelyNone(candidate) && box.width < maxAspect * box.height;
}
