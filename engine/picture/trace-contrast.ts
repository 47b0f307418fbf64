import type { BoundingBox, Classify, Reading, ReadOptions } from '../api.ts';
import type { Path } from '../decode/best-path.ts';
import type { ScoredCandidate } from '../decode/candidate.ts';
import { decodeLattices } from '../decode/decode-lattices.ts';
import { DIGIT_WORTH, worthOf as worthOfLines } from '../decode/worth-of.ts';
import { arePartsOfMore } from './are-parts-of-more.ts';
import type { PictureContrast } from './contrast-of.ts';
import { elect } from './elect.ts';
import { findInk, type InkMap } from './find-ink.ts';
import { keepLargest } from './keep-largest.ts';
import { localThresholds } from './local-thresholds.ts';
import { moveBoxes } from './move-boxes.ts';
import { readLook } from './read-look.ts';
import { type Segmentation, segment, segmentUpTo } from './segment.ts';
import { turnBack, turnInk } from './turn-ink.ts';
import { turnOf } from './turn-of.ts';
import { withoutRules } from './without-rules.ts';
import { type Writing, withoutSurroundings } from './without-surroundings.ts';

/** One way to take a picture apart, and what it comes to. */
export interface Look {
  readonly segmentation: Segmentation;
  /** For each line of the segmentation, all its candidates with what the network said, where they lie on its ink. */
  readonly candidates: ScoredCandidate[][];
  /** For each line of the segmentation, its best path. */
  readonly lines: Path[];
}

/** Everything that was seen on the way to a reading. */
export interface Trace extends Look {
  readonly reading: Reading;
  /** The part of the picture that was looked at, where it was not the whole. */
  readonly panel?: BoundingBox;
  /** Whether nothing was read until all but the largest piece of ink was left out. */
  readonly isAlone?: boolean;
}

/** Further thresholds that a picture is seen at, as multiples of its own: for ink that is pale in places, and for strokes that run together. */
export const FURTHER = { fainter: 0.7, faintest: 0.5, sharper: 1.3 } as const;
/** A reading whose pieces cost less than this each, in nats, needs no second look; ones alone always do. */
const SURE = 0.2;
/** Beside print and grain that are left out, a digit costs less than this. */
const SURE_ALONE = 0.5;
/** Where they cost less than this each, the ink is not so pale that the faintest look would see more, and a panel is not in doubt. Where nothing is read they cost more. */
export const FAIR = 0.8;
/** Least temperature of a vote, in nats; it grows by one with each digit, for what misleads looks at a digit misleads all of them. */
const MIN_TEMPERATURE = 2;
/** Fewer digits than this on a sheet of paper are next to nothing. */
const FEW = 2;
/** Rules that are less than this share of the ink may be the tops of digits in a row, which touch. */
const MAX_TOUCHING_SHARE = 0.2;
/** A first look with more candidates than this is crowded: it needs no other if it reads something, and no further look may have more, for time's sake. */
const MAX_CANDIDATES = 400;
/** So is one that reads nothing in more pieces of ink than this: among grain, leaves or cloth only a higher threshold may show digits. */
const MAX_PIECES = 50;
/**
 * Takes ink apart and reads it. Where the first look leaves doubt, it is looked at again with other thresholds and with its rules left
 * in; the looks vote for their readings. Where they come to nothing, the largest piece of ink is looked at alone.
 *
 * @param isOnSheet only what is on a sheet of paper counts; otherwise, with next to nothing there, the whole is looked at, too
 */
export async function traceContrast(
  { contrast, gray, isThumbnail, scale }: PictureContrast,
  classify: Classify,
  options: ReadOptions,
  isOnSheet = false,
): Promise<Trace> {
  const unit = 1 / scale;
  const read = async (segmentations: readonly Segmentation[]): Promise<Trace[]> =>
    (await decodeAll(segmentations, classify)).map((look) => ({
      ...look,
      reading: readLook(look, isThumbnail ? undefined : gray, options),
    }));
  const segmentAll = (maps: readonly InkMap[], isJoined = false) =>
    maps.flatMap((map) => segmentUpTo(MAX_CANDIDATES, map, unit, isJoined) ?? []);
  const thresholds = localThresholds(contrast);
  const ink = findInk(contrast, 1, thresholds);
  const found = withoutSurroundings(ink);
  const writing = found?.ink ?? ink;
  const unruled = withoutRules(writing);
  const [plain, ...ruled] = viewsOf(writing, unruled);
  const [straight] = (await read([segment(plain!, unit)])) as [Trace];
  const isCrowded = hasTooMuch(straight);
  const angle = found || isCrowded ? 0 : turnOf(straight.lines);
  const turned = turnInk(plain!, angle);
  const [level] = turned === plain ? [] : await read(segmentAll([turned]));
  const [first, turn] = level && level.reading.text !== '' ? [level, angle] : [straight, 0];
  if ((isSure(first) && !unruled?.isTight) || (isCrowded && first.reading.text !== '')) return onPicture(first, unit);

  const digitCount = countDigits(first.lines);
  // Print and grain may be all that crowds it, and gone at a higher threshold; where nothing is seen, that would only break up letters.
  const { fainter, faintest, sharper } = FURTHER;
  const isDoubtful = !(costOfPiece(first) < FAIR);
  const further: number[] = isCrowded ? [] : isDoubtful ? [fainter, faintest] : [fainter];
  if (isCrowded || digitCount > 0) further.push(sharper);
  const others = further.map((sharpness) => findInk(contrast, sharpness, thresholds));
  const writings = others.flatMap((other) => writingAgain(other, found) ?? []);
  const views = isCrowded
    ? writings.map((one) => withoutRules(one)?.cleaned ?? one)
    : [...ruled, ...writings.flatMap((one) => viewsOf(one))];
  const apart = segmentAll(views.map((view) => turnInk(view, turn)));
  const parted = [first.segmentation, ...apart].filter(({ isParted }) => isParted);
  const joined = segmentAll(
    parted.map((one) => one.ink),
    true,
  );
  const onSheet = [first, ...(await read([...apart, ...joined]))];
  // Where next to nothing is on the sheet, what was taken for its surroundings may be the writing, if anything is read there.
  const isNextToNothing = first.reading.lines.reduce((n, { digits }) => n + digits.length, 0) < FEW;
  const isWholeRead = found?.isOnTable && !isOnSheet && isNextToNothing;
  const whole = isWholeRead ? await read(segmentAll([ink, ...others].flatMap((one) => viewsOf(one)))) : [];
  const elected = elect(
    [...onSheet, ...whole.filter(({ reading }) => reading.text !== '')],
    ({ reading }) => reading.text,
    worthOf,
    Math.max(MIN_TEMPERATURE, digitCount),
  );
  const plainTraces = onSheet.slice(0, 1 + apart.length);
  const best = plainTraces.find((trace) => arePartsOfMore(elected.reading, trace)) ?? elected;
  if (best.reading.text !== '') return onPicture(best, unit);
  const largest = plainTraces.flatMap(({ segmentation }) => keepLargest(segmentation.ink) ?? []);
  const alone = (await read(segmentAll(largest, true))).filter(isLoneDigit);
  const surest = alone.sort((a, b) => costOfPiece(a) - costOfPiece(b))[0];
  return onPicture(surest ? { ...surest, isAlone: true } : best, unit);
}

/** Whether there is so much in a look that most of it is no digit, but print or grain. */
function hasTooMuch({ candidates, reading, segmentation }: Trace): boolean {
  if (candidates.reduce((count, { length }) => count + length, 0) > MAX_CANDIDATES) return true;
  return reading.text === '' && segmentation.labels.components.length > MAX_PIECES;
}

/** Whether a look at the largest piece alone reads one digit, other than a one, and leaves next to no doubt. */
function isLoneDigit(trace: Trace): boolean {
  return trace.reading.text !== '' && countDigits(trace.lines) === 1 && isSure(trace, SURE_ALONE);
}

/** Turns the boxes of a reading back to where the digits are in the picture, if its ink was turned. */
function onPicture(trace: Trace, unit: number): Trace {
  const { ink } = trace.segmentation;
  return ink.turn ? { ...trace, reading: moveBoxes(trace.reading, (box) => turnBack(box, ink, unit)) } : trace;
}

/** Whether a look leaves no doubt: its pieces cost less than `maxCost` each, in nats, and ones are not all that it reads. */
function isSure(look: Look, maxCost = SURE): boolean {
  const steps = look.lines.flatMap((line) => line.steps);
  const hasMoreThanOnes = steps.some(({ isDigit, candidate }) => isDigit && candidate.prediction.label !== 1);
  return costOfPiece(look) < maxCost && hasMoreThanOnes;
}

/** What a look's pieces of ink cost each, in nats, those that are passed over more than digits; not finite where there are none. */
export function costOfPiece(look: Look): number {
  const count = look.lines.reduce((sum, { steps }) => sum + steps.length, 0);
  return DIGIT_WORTH - worthOf(look) / count;
}

const countDigits = (lines: readonly Path[]) =>
  lines.flatMap(({ steps }) => steps.filter(({ isDigit }) => isDigit)).length;

/**
 * What is written at another threshold. A frame may be whole there only, but a table that shows only there is none.
 *
 * @returns undefined where what is around the writing is not found again
 */
function writingAgain(ink: InkMap, found: Writing | undefined): InkMap | undefined {
  const again = withoutSurroundings(ink);
  if (again && again.isOnTable === (found?.isOnTable ?? false)) return again.ink;
  return found ? undefined : ink;
}

/** Ink without its rules, and where that may have taken strokes along, with some or all of them. */
function viewsOf(ink: InkMap, unruled = withoutRules(ink)): InkMap[] {
  if (!unruled) return [ink];
  const { cleaned, crossed, spanned, erasedShare, isTight } = unruled;
  const views = [cleaned];
  if (crossed) views.push(crossed);
  if (spanned) views.push(spanned);
  if ((isTight || erasedShare < MAX_TOUCHING_SHARE) && spanned !== ink) views.push(ink);
  return views;
}

/** How well a look explains its ink, in nats. */
function worthOf({ lines, segmentation }: Look): number {
  return worthOfLines(lines) - segmentation.penalty;
}

/** Decodes several ways to take a picture apart, with one batch for all. */
async function decodeAll(segmentations: readonly Segmentation[], classify: Classify): Promise<Look[]> {
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
