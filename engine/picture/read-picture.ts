import type { Classify, Picture, Reading, ReadOptions } from '../api.ts';
import { assembleReading } from '../decode/assemble-reading.ts';
import { isClutter } from './is-clutter.ts';
import { type Trace, tracePicture } from './trace-picture.ts';

/**
 * Pieces of a picture have already won over every other way to read their ink, so they may be less probable than a
 * glyph that is judged by itself: a caller can ask for less than this, but not for more.
 */
const MAX_MIN_DIGIT_PROBABILITY = 0.3;

/**
 * Reads the digits in a picture of whatever colours and either polarity, one digit or lines of them.
 *
 * @param classify runs the network; it is called once for all candidates of the picture, and once more where that leaves doubt
 * @returns lines from top to bottom; an empty reading when there is no digit
 */
export async function readPicture(picture: Picture, classify: Classify, options: ReadOptions = {}): Promise<Reading> {
  return readTrace(await tracePicture(picture, classify), options);
}

/** The reading that a trace comes to. */
export function readTrace(trace: Trace, options: ReadOptions): Reading {
  const minDigitProbability = Math.min(MAX_MIN_DIGIT_PROBABILITY, options.minDigitProbability ?? 1);
  if (isClutter(trace, minDigitProbability)) return { text: '', lines: [] };
  return assembleReading(trace.lines, { minDigitProbability });
}
