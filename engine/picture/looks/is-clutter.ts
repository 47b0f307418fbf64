import type { Path } from '../../decode/best-path.ts';
import { type Bounds, heightOf, isAtEdge, unite, widthOf } from '../../decode/bounds.ts';
import type { Candidate } from '../../decode/candidate.ts';
import { isSign } from '../../decode/is-sign.ts';
import { unitOf } from '../../decode/unit-of.ts';
import type { InkMap } from '../ink-map/find-ink.ts';
import { isThumbnail } from '../raster/raster.ts';
import { costOf, isGuesswork, isMark, MANY, maxCostOf } from './is-guesswork.ts';
import type { Look } from './look.ts';

/** Where few digits are read, they are at least this share of the ink; a page of numbers may have drawings beside them. */
const MIN_SHARE = 0.5;
const MIN_SHARE_OF_MANY = 0.15;
/** Digits that cost no more than this each are sure. Sure, large ones may be less of all ink, and a lone one may cost whatever stands beside it. */
const SURE_COST = 0.5;
/** A number of digits that cost no more than this each, with all in its line, is writing, whatever other lines there are, if it is at least this share of all pieces: a scribble may stand beside it. */
const CONVINCING_COST = 0.2;
const MIN_CONVINCING = 1 / 3;
/** Large digits are this high at least, as a share of the picture's shorter side. */
const MIN_SIZE = 0.2;
/** What is as high as this share of large digits may be digits, too: of that ink they are `MIN_SHARE`. */
const MIN_RIVAL = 0.4;
/** More ones than this in a line and nothing else are no number that anybody writes. */
const MAX_ONES = 6;
/** Nor are ones this low, as a share of the picture's shorter side. */
const MIN_ONE_SIZE = 0.05;
/** Nobody writes one small digit on the edge of a large picture: it is an end of something, smaller than this share of the picture's sides. */
const MAX_END = 0.5;
/** A picture that was cut to its digits is no wider than this many times what they take; one cut to ones, so wide for its height at most, and so much wider for each. */
const MAX_CROP = 2;
const MAX_ASPECT = 0.3;
const MAX_ASPECT_OF_ONE = 0.5;

/**
 * Whether what was read as digits is texture or a photograph: there is always something in them that looks like a one,
 * but most of the ink is left over, and the best path is a poor one.
 *
 * @param least digits of a lower probability were left out
 */
export function isClutter({ segmentation, candidates, lines }: Look, least: number): boolean {
  const convincing = lines.filter((path) => isConvincing(path, least));
  const areBesideOthers = convincing.length > 0 && countSteps(convincing) >= MIN_CONVINCING * countSteps(lines);
  let cost = 0;
  let ownCost = 0; // of digits alone
  let count = 0;
  let readCount = 0;
  let oneCount = 0;
  let area = 0;
  let signArea = 0; // beside two digits
  let otherArea = 0; // beside convincing lines
  let longest = 0; // of the lines, in digits
  let box: Bounds | null = null; // of the ink that is read
  let size = 0; // of the highest digit
  const heights = segmentation.lines.map(({ line }) => line.digitHeight);
  const highest = heights.reduce((most, height) => Math.max(most, height), 0);
  const fragmentsOf = ({ from, to }: Candidate, line: number) => segmentation.lines[line]!.fragments.slice(from, to);
  for (const [i, path] of lines.entries()) {
    if (areBesideOthers && !convincing.includes(path)) {
      otherArea += segmentation.lines[i]!.fragments.reduce((sum, fragment) => sum + fragment.area, 0);
      continue;
    }
    if (heights[i]! < MIN_RIVAL * highest && isGuesswork(path)) continue; // print beside writing
    const digits = path.steps.filter(({ isDigit }) => isDigit);
    const others = digits.length > 1 ? path.steps.filter(({ isDigit }) => !isDigit) : [];
    const areOnes = digits.every(({ candidate }) => candidate.prediction.label === 1);
    cost += areOnes ? path.cost : costOf(path, digits.length > 1); // for ones, cuts count too
    const unit = unitOf(path.steps);
    for (const step of others) {
      const { candidate } = step;
      if (isMark(candidate) || isSign(candidate, candidates[i]!) || unit.includes(step))
        for (const fragment of fragmentsOf(candidate, i)) signArea += fragment.area;
    }
    ownCost += digits.reduce((sum, step) => sum + step.cost, 0);
    readCount += digits.length;
    longest = Math.max(longest, digits.length);
    for (const { candidate } of digits) {
      if (candidate.prediction.label === 1) oneCount++;
      if (candidate.prediction.digitProbability < least) continue;
      count++;
      size = Math.max(size, candidate.relativeHeight * heights[i]!);
      for (const fragment of fragmentsOf(candidate, i)) {
        area += fragment.area;
        box = box ? unite(box, fragment.bounds) : fragment.bounds;
      }
    }
  }
  if (!box) return true;
  const { width, height } = segmentation.ink.turn ?? segmentation.ink; // turned, it is larger than the picture
  const side = Math.min(width, height);
  const isOddForOnes = longest > MAX_ONES || size < MIN_ONE_SIZE * side || isCutOff(box, readCount, segmentation.ink);
  if (oneCount === readCount && isOddForOnes) return true;
  if (readCount === 1 && isEnd(box, segmentation.ink)) return true;
  const isSure = (readCount === 1 ? ownCost : cost) <= SURE_COST * readCount;
  const isLarge = size >= MIN_SIZE * side;
  if (isSure && isLarge && area >= MIN_SHARE * rivalAreaOf(segmentation, size)) return false;
  if (cost > maxCostOf(count, readCount, oneCount)) return true;
  const inkArea = segmentation.labels.components.reduce((sum, component) => sum + component.area, 0);
  return area < (count < MANY ? MIN_SHARE : MIN_SHARE_OF_MANY) * (inkArea - signArea - otherArea);
}

const countSteps = (paths: readonly Path[]) => paths.reduce((sum, { steps }) => sum + steps.length, 0);

/** Whether a line is two probable digits or more, not all of them ones, and hardly anything speaks against it. */
function isConvincing({ steps, cost }: Path, least: number): boolean {
  const digits = steps.filter(({ isDigit }) => isDigit).map(({ candidate }) => candidate.prediction);
  const isProbable = digits.every(({ digitProbability }) => digitProbability >= least);
  return (
    digits.length > 1 &&
    isProbable &&
    digits.some(({ label }) => label !== 1) &&
    cost <= CONVINCING_COST * digits.length
  );
}

/** How much ink, digits among it, may be digits of a height: pieces that are not much lower, nor cut off at the picture's edge. */
function rivalAreaOf({ ink, labels }: Look['segmentation'], size: number): number {
  const rivals = labels.components.filter((one) => heightOf(one) >= MIN_RIVAL * size && !isAtEdge(one, ink));
  return rivals.reduce((sum, { area }) => sum + area, 0);
}

/** Whether a digit is small and at an edge of a picture that has room for it. */
function isEnd(bounds: Bounds, ink: InkMap): boolean {
  const isSmall = widthOf({ bounds }) < MAX_END * ink.width && heightOf({ bounds }) < MAX_END * ink.height;
  return isSmall && isAtEdge({ bounds }, ink) && !isThumbnail(ink.turn ?? ink);
}

/** Whether ones reach edges of a picture that was not cut to them: a stripe from the upper to the lower one, or a thing's edge in a corner. */
function isCutOff({ left, top, right, bottom }: Bounds, count: number, ink: InkMap): boolean {
  if (isThumbnail(ink.turn ?? ink)) return false;
  const { width, height } = ink;
  const [isAtTop, isAtBottom] = [top <= 1, bottom >= height - 1];
  const isThrough = isAtTop && isAtBottom && width > MAX_CROP * (right - left);
  const edges = [left <= 1, isAtTop, right >= width - 1, isAtBottom].filter(Boolean).length;
  return isThrough || (edges > 1 && width > (MAX_ASPECT + MAX_ASPECT_OF_ONE * count) * height);
}
