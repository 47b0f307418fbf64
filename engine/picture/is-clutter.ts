import type { Path } from '../decode/best-path.ts';
import { type Bounds, unite } from '../decode/bounds.ts';
import type { Candidate, ScoredCandidate } from '../decode/candidate.ts';
import { isSign, isSurelyNone } from '../decode/is-sign.ts';
import type { InkMap } from './find-ink.ts';
import type { Look } from './trace-contrast.ts';

/** A reading that costs more than this a digit, in nats, is guesswork; many digits in a row are less likely chance. */
const MAX_COST = 2.2;
const MAX_COST_OF_MANY = 3.5;
/** Grass, blinds and fences are full of ones: these prove little, in company above all. */
const MAX_COST_OF_ONE = 0.7;
const MAX_COST_OF_LONE_ONE = 1.4;
/** Beside two digits, ink of its own that is lower than this share of the line and surely no digit, as a plus is, costs no more than this, in nats. */
const MARK_HEIGHT = 0.7;
const MAX_COST_OF_MARK = 1;
/** Where few digits are read, they are at least this share of the ink; a page of numbers may have drawings beside them. */
const MIN_SHARE = 0.5;
const MIN_SHARE_OF_MANY = 0.15;
const MANY = 3;
/** More ones than this in a line and nothing else are no number that anybody writes. */
const MAX_ONES = 6;
/** A picture that was cut to its digits is no wider than this many times what they take. */
const MAX_CROP = 2;

/**
 * Whether what was read as digits is texture or a photograph: there is always something in them that looks like a one,
 * but most of the ink is left over, and the best path is a poor one.
 *
 * @param least digits of a lower probability were left out
 */
export function isClutter({ segmentation, lines }: Look, least: number): boolean {
  let cost = 0;
  let count = 0;
  let readCount = 0;
  let oneCount = 0;
  let area = 0;
  let signArea = 0; // beside two digits
  let longest = 0; // of the lines, in digits
  let box: Bounds | null = null; // of the ink that is read
  const fragmentsOf = ({ from, to }: Candidate, line: number) => segmentation.lines[line]!.fragments.slice(from, to);
  for (const [i, path] of lines.entries()) {
    const digits = path.steps.filter(({ isDigit }) => isDigit);
    const others = digits.length > 1 ? path.steps.filter(({ isDigit }) => !isDigit) : [];
    cost += path.cost - (digits.length > 1 ? costOfMarks(path) : 0);
    for (const { candidate } of others)
      if (isMark(candidate) || isSign(candidate))
        for (const fragment of fragmentsOf(candidate, i)) signArea += fragment.area;
    readCount += digits.length;
    longest = Math.max(longest, digits.length);
    for (const { candidate } of digits) {
      if (candidate.prediction.label === 1) oneCount++;
      if (candidate.prediction.digitProbability < least) continue;
      count++;
      for (const fragment of fragmentsOf(candidate, i)) {
        area += fragment.area;
        box = box ? unite(box, fragment.bounds) : fragment.bounds;
      }
    }
  }
  if (!box) return true;
  if (oneCount === readCount && (longest > MAX_ONES || isThrough(box, segmentation.ink))) return true;
  const inkArea = segmentation.labels.components.reduce((sum, component) => sum + component.area, 0);
  const share = area / (inkArea - signArea);
  return cost > maxCostOf(count, readCount, oneCount) || share < (count < MANY ? MIN_SHARE : MIN_SHARE_OF_MANY);
}

/** Whether a line among others is guesswork: a printed word beside a number has something like digits in it, too. */
export function isGuesswork(path: Path): boolean {
  const digits = path.steps.filter(({ isDigit }) => isDigit);
  const ones = digits.filter(({ candidate }) => candidate.prediction.label === 1);
  const cost = path.steps.reduce((sum, step) => sum + step.cost, 0) - costOfMarks(path); // cuts from marks cost nothing
  return cost > maxCostOf(digits.length, digits.length, ones.length);
}

/** What marks in a line cost beyond what they may, in nats. */
function costOfMarks({ steps }: Path): number {
  const marks = steps.filter(({ isDigit, candidate }) => !isDigit && isMark(candidate));
  return marks.reduce((sum, { cost }) => sum + Math.max(0, cost - MAX_COST_OF_MARK), 0);
}

function isMark(candidate: ScoredCandidate): boolean {
  return isSurelyNone(candidate) && candidate.relativeHeight < MARK_HEIGHT;
}

/** What digits may cost together, in nats. @param count of probable ones @param readCount of all @param oneCount of ones among these */
function maxCostOf(count: number, readCount: number, oneCount: number): number {
  const maxCost = count < MANY ? MAX_COST : MAX_COST_OF_MANY;
  const maxCostOfOne = readCount === 1 ? MAX_COST_OF_LONE_ONE : MAX_COST_OF_ONE;
  return maxCost * (readCount - oneCount) + maxCostOfOne * oneCount;
}

/** Whether something goes from the upper to the lower edge with much room beside it: a stripe, or the edge of a thing. */
function isThrough({ left, top, right, bottom }: Bounds, { width, height }: InkMap): boolean {
  return top <= 1 && bottom >= height - 1 && width > MAX_CROP * (right - left);
}
