import type { Path } from '../../decode/best-path.ts';
import type { ScoredCandidate } from '../../decode/candidate.ts';
import { isSurelyNone } from '../../decode/is-sign.ts';
import { unitOf } from '../../decode/unit-of.ts';

/** A reading that costs more than this a digit, in nats, is guesswork; many digits in a row are less likely chance. */
const MAX_COST = 2.2;
const MAX_COST_OF_MANY = 3.5;
/** Grass, blinds and fences are full of ones: these prove little, in company above all. */
const MAX_COST_OF_ONE = 0.7;
const MAX_COST_OF_LONE_ONE = 1.4;
/** Beside two digits, ink of its own that is lower than this share of the line and surely no digit, as a plus is, costs no more than this, in nats. */
const MARK_HEIGHT = 0.7;
const MAX_COST_OF_MARK = 1;
/** Fewer digits are few. */
export const MANY = 3;

/** Whether a line among others is guesswork: a printed word beside a number has something like digits in it, too. */
export function isGuesswork(path: Path): boolean {
  const digits = path.steps.filter(({ isDigit }) => isDigit);
  const ones = digits.filter(({ candidate }) => candidate.prediction.label === 1);
  return costOf(path, true) > maxCostOf(digits.length, digits.length, ones.length);
}

/** What speaks against a line's digits, in nats: not where it was cut. @param hasMarks a plus and the like speaks little against them */
export function costOf({ steps }: Path, hasMarks: boolean): number {
  const unit = unitOf(steps);
  return steps.reduce((sum, step) => {
    const { isDigit, candidate, cost } = step;
    if (unit.includes(step)) return sum;
    const isLittle = hasMarks && !isDigit && isMark(candidate);
    return sum + (isLittle ? Math.min(cost, MAX_COST_OF_MARK) : cost);
  }, 0);
}

/** Whether ink is lower than digits, and surely none. */
export function isMark(candidate: ScoredCandidate): boolean {
  return isSurelyNone(candidate) && candidate.relativeHeight < MARK_HEIGHT;
}

/** What digits may cost together, in nats. @param count of probable ones @param readCount of all @param oneCount of ones among these */
export function maxCostOf(count: number, readCount: number, oneCount: number): number {
  const maxCost = count < MANY ? MAX_COST : MAX_COST_OF_MANY;
  const maxCostOfOne = readCount === 1 ? MAX_COST_OF_LONE_ONE : MAX_COST_OF_ONE;
  return maxCost * (readCount - oneCount) + maxCostOfOne * oneCount;
}
