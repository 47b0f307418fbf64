import type { BoundingBox, Classify, Picture, ReadOptions } from '../api.ts';
import { cutThumbnailOf } from './gray/cut-thumbnail.ts';
import { cutPanel, findPanel } from './gray/find-panel.ts';
import { grayOf, type PictureGray } from './gray/gray-of.ts';
import { contrastOf, darkOnLight } from './ink-map/contrast-of.ts';
import { findInk } from './ink-map/find-ink.ts';
import { hasSteps } from './ink-map/has-steps.ts';
import { costOfPiece, FAIR, type Trace } from './looks/look.ts';
import { moveBoxes } from './move-boxes.ts';
import type { Raster } from './raster/raster.ts';
import { withoutSurroundings } from './surroundings/without-surroundings.ts';
import { traceContrast } from './trace-contrast.ts';

/** Ones alone prove nothing about a sheet or beside a shadow: edges of things are ones, too. */
const NOT_ONLY_ONES = /[^1\n]/;

/**
 * Runs every stage of reading a picture and keeps what they saw. What was cut to one digit is read as a thumbnail, and what lies in a panel within margins
 * without them, unless that leaves doubt and the whole picture does not.
 */
export async function tracePicture(picture: Picture, classify: Classify, options: ReadOptions = {}): Promise<Trace> {
  const thumbnail = cutThumbnailOf(picture);
  const small = thumbnail && (await traceGray(thumbnail, classify, options));
  if (small && isFair(small)) return small;
  const panel = findPanel(picture);
  if (!panel) return traceGray(grayOf(picture), classify, options);
  const within = onPicture(await traceGray(grayOf(cutPanel(picture, panel)), classify, options), panel);
  if (isFair(within)) return within;
  const whole = await traceGray(grayOf(picture), classify, options);
  return costOf(within) < costOf(whole) ? within : whole;
}

/** Reads a picture as it is, and where nothing is read and it is noisy, without its noise. */
async function traceGray(gray: PictureGray, classify: Classify, options: ReadOptions): Promise<Trace> {
  const trace = await traceEitherWay(gray, classify, options);
  if (isRead(trace) || !gray.smoothed) return trace;
  const smoothed = await traceEitherWay(gray.smoothed, classify, options);
  return costOf(smoothed) < costOf(trace) ? smoothed : trace;
}

/**
 * A sheet with little on it may look like light ink on a dark table, and thick strokes like paper: where nothing is read, or the largest piece alone, and the other way
 * round there is such a sheet or may be ink, it is read so. A thumbnail whose ink may be either way round is read both ways.
 */
async function traceEitherWay(gray: PictureGray, classify: Classify, options: ReadOptions): Promise<Trace> {
  const trace = await traceSteps(gray, classify, options);
  const isCut = gray.isDoubtful && gray.isThumbnail;
  if (isRead(trace) && !isCut) return trace;
  const inverted = contrastOf(gray, { isInverted: true });
  const isOnSheet = !isCut && (withoutSurroundings(findInk(inverted.contrast))?.isOnTable ?? false);
  if (!isOnSheet && !gray.isDoubtful) return trace;
  const other = await traceContrast(inverted, classify, options, isOnSheet);
  if (!isCut && !NOT_ONLY_ONES.test(other.reading.text)) return trace;
  return costOf(other) < costOf(trace) ? other : trace;
}

/**
 * The edge of a shadow, beside which the paper is not as bright as its neighbourhood, is no ink: where there may be such steps, the picture is read without
 * them first, unless it shows a sheet on a table.
 */
async function traceSteps(gray: PictureGray, classify: Classify, options: ReadOptions): Promise<Trace> {
  const plain = contrastOf(gray);
  const isStepped = !gray.isThumbnail && hasSteps(darkOnLight(gray));
  if (!isStepped || withoutSurroundings(findInk(plain.contrast))?.isOnTable)
    return traceContrast(plain, classify, options);
  const level = contrastOf(gray, { isStepped: true });
  if (areEqual(level.contrast, plain.contrast)) return traceContrast(plain, classify, options);
  const stepless = await traceContrast(level, classify, options);
  const isSound = isFair(stepless) && NOT_ONLY_ONES.test(stepless.reading.text);
  return isSound ? stepless : traceContrast(plain, classify, options);
}

function areEqual({ values: a }: Raster, { values: b }: Raster): boolean {
  return a.every((value, i) => value === b[i]);
}

/** Whether something was read, and not only in the largest piece alone: that says less than ink the other way round, without its noise, or beside a panel. */
function isRead({ reading, isAlone }: Trace): boolean {
  return reading.text !== '' && !isAlone;
}

/** Whether something was read that leaves little doubt. */
function isFair(trace: Trace): boolean {
  return isRead(trace) && costOfPiece(trace) < FAIR;
}

/** What speaks against a reading, in nats; nothing speaks for an empty one, and little for one that leaves most of the ink out. */
function costOf({ reading, lines, isAlone }: Trace): number {
  if (reading.text === '') return Number.POSITIVE_INFINITY;
  return isAlone ? Number.MAX_VALUE : lines.reduce((sum, { cost }) => sum + cost, 0);
}

/** Moves the boxes of what was read in a panel to where the digits are in the picture. */
function onPicture(trace: Trace, panel: BoundingBox): Trace {
  const move = (box: BoundingBox) => ({ ...box, x: box.x + panel.x, y: box.y + panel.y });
  return { ...trace, panel, reading: moveBoxes(trace.reading, move) };
}
