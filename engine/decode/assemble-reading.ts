import type { Digit, Line, Reading, ReadOptions } from '../api.ts';
import type { Path, Step } from './best-path.ts';
import type { ScoredCandidate } from './candidate.ts';
import { isSlash } from './is-slash.ts';

/** Used where neither the caller nor the model says. */
const DEFAULT_MIN_DIGIT_PROBABILITY = 0.5;
/** Beside this many probable digits a less probable one, by this factor, is a digit too: to leave it out would be another number. */
const COMPANY = 2;
const IN_COMPANY = 0.02;
/** Up to this many digits cut from one piece of ink are more often a letter than a number, unless each is sure. */
const FEW = 3;
const SURE_ONE = 0.9;
const SURE = 0.5;
/** What is lower than this share of its line is a mark, and proves nothing about its neighbours. */
const MARK_HEIGHT = 0.5;

/** Keeps the digits of each line's path that are probable enough and no slashes, and drops lines without any. */
export function assembleReading(paths: readonly Path[], options: ReadOptions): Reading {
  const least = options.minDigitProbability ?? DEFAULT_MIN_DIGIT_PROBABILITY;
  const lines: Line[] = [];
  for (const { steps } of paths) {
    const leastHere = steps.filter((step) => isProbable(step, least)).length >= COMPANY ? least * IN_COMPANY : least;
    const probable = steps.filter((step) => isProbable(step, leastHere)).map(({ candidate }) => digitOf(candidate));
    const digits = probable.filter((digit, at) => {
      const [left, right] = [probable[at - 1], probable[at + 1]];
      return !(left && right && isSlash(digit, left, right));
    });
    if (digits.length > 0 && !isCutLetter(steps, least))
      lines.push({ text: digits.map(({ label }) => label).join(''), digits });
  }
  return { text: lines.map(({ text }) => text).join('\n'), lines };
}

function digitOf({ prediction, box, glyph }: ScoredCandidate): Digit {
  const { probability, digitProbability } = prediction;
  return { ...prediction, probability: probability * digitProbability, box, glyph: glyph() };
}

function isProbable({ isDigit, candidate }: Step, least: number): boolean {
  return isDigit && candidate.prediction.digitProbability >= least;
}

/**
 * Whether a line is one piece of ink cut in a few parts that are not all surely digits. Cut an M, and there are ones:
 * so parts that are ones have to be surer than others.
 */
function isCutLetter(steps: readonly Step[], least: number): boolean {
  const large = steps.filter(
    ({ candidate, isDigit }) => candidate.relativeHeight > MARK_HEIGHT || (!isDigit && candidate.cutSides > 0),
  );
  if (large.length > FEW || large.every(({ candidate }) => candidate.cutSides === 0)) return false;
  if (large.filter(({ candidate }) => candidate.cutSides < 2).length > 2) return false; // more than one piece of ink
  const hasOne = large.some(({ candidate }) => candidate.prediction.label === 1);
  return large.some((step) => {
    const { digitProbability, probability } = step.candidate.prediction;
    return !isProbable(step, least) || digitProbability * probability < (hasOne ? SURE_ONE : SURE);
  });
}
