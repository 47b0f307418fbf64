import type { Classify, Picture, ReadOptions } from '../api.ts';
import { contrastOf } from './contrast-of.ts';
import { findInk } from './find-ink.ts';
import { isThumbnail } from './raster.ts';
import { type Trace, traceContrast } from './trace-contrast.ts';
import { withoutSurroundings } from './without-surroundings.ts';

/** Ones alone prove nothing about a sheet: edges of things are ones, too. */
const NOT_ONLY_ONES = /[^1\n]/;

/**
 * Runs every stage of reading a picture and keeps what they saw. A sheet with little on it may look like light ink on a dark
 * table, and thick strokes like paper: where nothing is read, and the other way round there is such a sheet or may be ink, it is read so.
 * A thumbnail whose ink may be either way round is read both ways.
 */
export async function tracePicture(picture: Picture, classify: Classify, options: ReadOptions = {}): Promise<Trace> {
  const straight = contrastOf(picture);
  const trace = await traceContrast(straight, classify, options);
  const isCut = straight.isDoubtful && isThumbnail(picture);
  if (trace.reading.text !== '' && !isCut) return trace;
  const inverted = contrastOf(picture, true);
  const isOnSheet = !isCut && (withoutSurroundings(findInk(inverted.contrast))?.isOnTable ?? false);
  if (!isOnSheet && !inverted.isDoubtful) return trace;
  const other = await traceContrast(inverted, classify, options, isOnSheet);
  if (isCut) return costOf(other) < costOf(trace) ? other : trace;
  return NOT_ONLY_ONES.test(other.reading.text) ? other : trace;
}

/** What speaks against a reading, in nats; nothing speaks for an empty one. */
function costOf({ reading, lines }: Trace): number {
  return reading.text === '' ? Number.POSITIVE_INFINITY : lines.reduce((sum, { cost }) => sum + cost, 0);
}
