import type { Classify, Picture } from '../api.ts';
import type { Path } from '../decode/best-path.ts';
import type { ScoredCandidate } from '../decode/candidate.ts';
import { decodeLattices } from '../decode/decode-lattices.ts';
import { contrastOf } from './contrast-of.ts';
import { findInkAt, type InkMap } from './find-ink.ts';
import { type Segmentation, segment } from './segment.ts';
import { withoutRules } from './without-rules.ts';

/** Everything that was seen on the way to a reading. */
export interface Trace {
  readonly segmentation: Segmentation;
  /** For each line of the segmentation, all its candidates with what the network said. */
  readonly candidates: ScoredCandidate[][];
  /** For each line of the segmentation, its best path. */
  readonly lines: Path[];
}

/** Thresholds that a picture is seen at, as multiples of its own; the first is tried alone. */
const SHARPNESSES = [1, 0.7];
/** A reading whose pieces cost less than this each, in nats, needs no second look. */
const SURE = 0.15;
/** What a digit is worth when looks are compared, in nats: else the best look would be the one that sees nothing. */
const DIGIT_WORTH = 1;
/** How much better than the one before a further look must be, in nats. */
const SECOND_LOOK_PENALTY = 1;
/** Rules that are less than this share of the ink may be the tops of digits in a row, which touch. */
const MAX_TOUCHING_SHARE = 0.2;
/** A picture with more candidates than this is looked at once, for time's sake. */
const MAX_SECOND_LOOK = 400;

/**
 * Runs every stage of reading a picture and keeps what each of them saw. Where the first look leaves doubt, the picture is
 * looked at again with other thresholds and with its rules left in, and the look that explains the ink best is kept.
 */
export async function tracePicture(picture: Picture, classify: Classify): Promise<Trace> {
  const { contrast, scale } = contrastOf(picture);
  const looks: InkMap[] = [];
  const unit = 1 / scale;
  const [first, ...others] = findInkAt(contrast, SHARPNESSES).map((ink) => () => {
    const ruled = withoutRules(ink);
    if (!ruled) return ink;
    if (ruled.crossed) looks.push(ruled.crossed);
    if (ruled.erasedShare < MAX_TOUCHING_SHARE) looks.push(ink);
    return ruled.cleaned;
  });
  const [trace] = await decodeAll([segment(first!(), unit)], classify);
  const steps = trace!.lines.flatMap((line) => line.steps);
  const candidateCount = trace!.candidates.reduce((n, { length }) => n + length, 0);
  const isSure = steps.length > 0 && -worthOf(trace!) < (SURE - DIGIT_WORTH) * steps.length;
  if (isSure || candidateCount > MAX_SECOND_LOOK) return trace!;
  looks.push(...others.map((look) => look()));
  const rest = await decodeAll(
    looks.map((look) => segment(look, unit)),
    classify,
  );
  return [trace!, ...rest].reduce((best, other) =>
    worthOf(other) > worthOf(best) + SECOND_LOOK_PENALTY ? other : best,
  );
}

/** How well a look explains its ink: its digits' worth less its negative log-likelihood, in nats. */
function worthOf({ lines }: Trace): number {
  return lines.reduce(
    (sum, { steps, cost }) => sum + DIGIT_WORTH * steps.filter(({ isDigit }) => isDigit).length - cost,
    0,
  );
}

/** Decodes several ways to take a picture apart, with one batch for all. */
async function decodeAll(segmentations: readonly Segmentation[], classify: Classify): Promise<Trace[]> {
  const decoded = await decodeLattices(
    segmentations.flatMap(({ lines }) => lines.map(({ lattice }) => lattice)),
    classify,
  );
  let start = 0;
  return segmentations.map((segmentation) => {
    const own = decoded.slice(start, start + segmentation.lines.length);
    start += own.length;
    return { segmentation, candidates: own.map((line) => line.candidates), lines: own.map((line) => line.path) };
  });
}
