import type { Classify, Picture, Reading, ReadOptions } from '../api.ts';
import { assembleReading } from '../decode/assemble-reading.ts';
import { tracePicture } from './trace-picture.ts';

/**
 * Reads the digits in a picture: any colours, either polarity, one digit or lines of them.
 *
 * @param classify runs the network; it is called once for each way to see the picture, with all candidates
 * @returns lines from top to bottom; an empty reading when there is no digit
 */
export async function readPicture(picture: Picture, classify: Classify, options: ReadOptions = {}): Promise<Reading> {
  return assembleReading((await tracePicture(picture, classify)).lines, options);
}
