import type { Classify, ReadOptions } from '../api.ts';
import type { PictureContrast } from './ink-map/contrast-of.ts';
import { findInk, type InkMap } from './ink-map/find-ink.ts';
import { keepLargest } from './ink-map/keep-largest.ts';
import { localThresholds } from './ink-map/local-thresholds.ts';
import { turnBack, turnInk } from './ink-map/turn-ink.ts';
import { arePartsOfMore } from './looks/are-parts-of-more.ts';
import { decodeLooks } from './looks/decode-looks.ts';
import { elect } from './looks/elect.ts';
import { costOfPiece, countDigits, FAIR, isSure, type Trace, worthOf } from './looks/look.ts';
import { readLook } from './looks/read-look.ts';
import { turnOf } from './looks/turn-of.ts';
import { moveBoxes } from './move-boxes.ts';
import { viewsOf } from './rules/views-of.ts';
import { withoutRules } from './rules/without-rules.ts';
import { type Segmentation, segment, segmentUpTo } from './segment/segment.ts';
import { type Writing, withoutSurroundings } from './surroundings/without-surroundings.ts';

/** Further thresholds that a picture is seen at, as multiples of its own: for ink that is pale in places, and for strokes that run together. */
export const FURTHER = { fainter: 0.7, faintest: 0.5, sharper: 1.3 } as const;
/** Beside print and grain that are left out, each piece of a lone digit costs less than this, in nats. */
const SURE_ALONE = 0.5;
/** Least temperature of a vote, in nats; it grows by one with each digit, for what misleads looks at a digit misleads all of them. */
const MIN_TEMPERATURE = 2;
/** Fewer digits than this on a sheet of paper are next to nothing. */
const FEW = 2;
/** A first look with more candidates than this is crowded: it needs no other if it reads something, and no further look may have more, for time's sake. */
const MAX_CANDIDATES = 400;
/** So is one that reads nothing in more pieces of ink than this: among grain, leaves or cloth only a higher threshold may show digits. */
const MAX_PIECES = 50;

/** A picture, as it is looked at. */
interface Sight {
  /** At a multiple of the picture's own threshold. */
  readonly inkAt: (sharpness: number) => InkMap;
  /** Picture pixels for each pixel of ink. */
  readonly unit: number;
  readonly read: (segmentations: readonly Segmentation[]) => Promise<Trace[]>;
  /** Takes maps of ink apart, but those that are crowded. */
  readonly segmentAll: (maps: readonly InkMap[], isJoined?: boolean) => Segmentation[];
}

/** What the first look found, for further ones to start from. */
interface FirstLook {
  readonly trace: Trace;
  /** All that there is. */
  readonly ink: InkMap;
  /** What is within a sheet or a frame, if there is one. */
  readonly found: Writing | undefined;
  /** What is written, with some or all of its rules. */
  readonly ruled: readonly InkMap[];
  /** By how much ink is turned to be level, in radians. */
  readonly turn: number;
  readonly isCrowded: boolean;
  /** Whether no other look is needed. */
  readonly isEnough: boolean;
}

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
  const thresholds = localThresholds(contrast);
  const sight: Sight = {
    unit,
    inkAt: (sharpness) => findInk(contrast, sharpness, thresholds),
    read: async (segmentations) =>
      (await decodeLooks(segmentations, classify)).map((look) => ({
        ...look,
        reading: readLook(look, isThumbnail ? undefined : gray, options),
      })),
    segmentAll: (maps, isJoined = false) =>
      maps.flatMap((map) => segmentUpTo(MAX_CANDIDATES, map, unit, isJoined) ?? []),
  };
  const first = await lookFirst(sight);
  return onPicture(first.isEnough ? first.trace : await lookAgain(sight, first, isOnSheet), unit);
}

async function lookFirst({ inkAt, unit, read, segmentAll }: Sight): Promise<FirstLook> {
  const ink = inkAt(1);
  const found = withoutSurroundings(ink);
  const writing = found?.ink ?? ink;
  const unruled = withoutRules(writing);
  const [plain, ...ruled] = viewsOf(writing, unruled);
  const [straight] = (await read([segment(plain, unit)])) as [Trace];
  const isCrowded = hasTooMuch(straight);
  const angle = found || isCrowded ? 0 : turnOf(straight.lines);
  const turned = turnInk(plain, angle);
  const [level] = turned === plain ? [] : await read(segmentAll([turned]));
  const isLevelled = level !== undefined && level.reading.text !== '';
  const trace = isLevelled ? level : straight;
  const isEnough = (isSure(trace) && !unruled?.isTight) || (isCrowded && trace.reading.text !== '');
  return { trace, ink, found, ruled, turn: isLevelled ? angle : 0, isCrowded, isEnough };
}

async function lookAgain(sight: Sight, first: FirstLook, isOnSheet: boolean): Promise<Trace> {
  const { inkAt, read, segmentAll } = sight;
  const { trace, ink, found, ruled, turn, isCrowded } = first;
  const others = sharpnessesAfter(first).map(inkAt);
  const writings = others.flatMap((other) => writingAgain(other, found) ?? []);
  const views = isCrowded
    ? writings.map((one) => withoutRules(one)?.cleaned ?? one)
    : [...ruled, ...writings.flatMap((one) => viewsOf(one, withoutRules(one)))];
  const apart = segmentAll(views.map((view) => turnInk(view, turn)));
  const parted = [trace.segmentation, ...apart].filter(({ isParted }) => isParted);
  const joined = segmentAll(
    parted.map((one) => one.ink),
    true,
  );
  const onSheet = [trace, ...(await read([...apart, ...joined]))];
  // Where next to nothing is on the sheet, what was taken for its surroundings may be the writing, if anything is read there.
  const isNextToNothing = trace.reading.lines.reduce((n, { digits }) => n + digits.length, 0) < FEW;
  const isWholeRead = found?.isOnTable && !isOnSheet && isNextToNothing;
  const whole = isWholeRead
    ? await read(segmentAll([ink, ...others].flatMap((one) => viewsOf(one, withoutRules(one)))))
    : [];
  const elected = elect(
    [...onSheet, ...whole.filter(({ reading }) => reading.text !== '')],
    ({ reading }) => reading.text,
    worthOf,
    Math.max(MIN_TEMPERATURE, countDigits(trace)),
  );
  const unjoined = onSheet.slice(0, 1 + apart.length);
  const best = unjoined.find((one) => arePartsOfMore(elected.reading, one)) ?? elected;
  return best.reading.text === '' ? ((await lookAtLargest(sight, unjoined)) ?? best) : best;
}

/** Thresholds of further looks. Print and grain may be all that crowds the first one, and gone at a higher threshold; where nothing is seen, that would only break up letters. */
function sharpnessesAfter({ trace, isCrowded }: FirstLook): number[] {
  const { fainter, faintest, sharper } = FURTHER;
  if (isCrowded) return [sharper];
  const isDoubtful = !(costOfPiece(trace) < FAIR);
  return [fainter, ...(isDoubtful ? [faintest] : []), ...(countDigits(trace) > 0 ? [sharper] : [])];
}

/** Looks at the largest piece of each look alone: it counts if it is one digit, other than a one, and leaves next to no doubt. */
async function lookAtLargest({ read, segmentAll }: Sight, traces: readonly Trace[]): Promise<Trace | undefined> {
  const largest = traces.flatMap(({ segmentation }) => keepLargest(segmentation.ink) ?? []);
  const alone = (await read(segmentAll(largest, true))).filter(
    (trace) => trace.reading.text !== '' && countDigits(trace) === 1 && isSure(trace, SURE_ALONE),
  );
  const surest = alone.sort((a, b) => costOfPiece(a) - costOfPiece(b))[0];
  return surest && { ...surest, isAlone: true };
}

/** Whether there is so much in a look that most of it is no digit, but print or grain. */
function hasTooMuch({ candidates, reading, segmentation }: Trace): boolean {
  if (candidates.reduce((count, { length }) => count + length, 0) > MAX_CANDIDATES) return true;
  return reading.text === '' && segmentation.labels.components.length > MAX_PIECES;
}

/** Turns the boxes of a reading back to where the digits are in the picture, if its ink was turned. */
function onPicture(trace: Trace, unit: number): Trace {
  const { ink } = trace.segmentation;
  return ink.turn ? { ...trace, reading: moveBoxes(trace.reading, (box) => turnBack(box, ink, unit)) } : trace;
}

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
