import type { Classify, Picture, Reading, ReadOptions } from '../api.ts';
import { tracePicture } from './trace-picture.ts';

/**
 * Reads the digits in a picture of whatever colours and either polarity, one digit or lines of them.
 *
 * @param classify runs the network; it is called once for all candidates of a picture that leaves no doubt, once more where its lines are steep, and up to six times more
 * for others; where a panel leaves doubt, as often again for the whole picture, where a small picture with noise reads as nothing, for the same without noise,
 * and where a larger one seems to be cut to one digit and that leaves doubt, for it as a thumbnail
 * @returns lines from top to bottom; an empty reading when there is no digit
 */
export async function readPicture(picture: Picture, classify: Classify, options: ReadOptions = {}): Promise<Reading> {
  return (await tracePicture(picture, classify, options)).reading;
}
