import type { Classify, Picture, ReadOptions } from '../api.ts';
import { contrastOf, invertedContrastOf } from './contrast-of.ts';
import { findInk } from './find-ink.ts';
import { type Trace, traceContrast } from './trace-contrast.ts';
import { withoutSurroundings } from './without-surroundings.ts';

/** Ones alone prove nothing about a sheet: edges of things are ones, too. */
const NOT_ONLY_ONES = /[^1\n]/;

/**
 * Runs every stage of reading a picture and keeps what they saw. A sheet with little on it may look like light ink on a dark
 * table: where nothing is read, and there is such a sheet the other way round, that is read.
 */
export async function tracePicture(picture: Picture, classify: Classify, options: ReadOptions = {}): Promise<Trace> {
  const trace = await traceContrast(contrastOf(picture), classify, options);
  if (trace.reading.text !== '') return trace;
  const inverted = invertedContrastOf(picture);
  if (!withoutSurroundings(findInk(inverted.contrast))?.isOnTable) return trace;
  const other = await traceContrast(inverted, classify, options, true);
  return NOT_ONLY_ONES.test(other.reading.text) ? other : trace;
}
