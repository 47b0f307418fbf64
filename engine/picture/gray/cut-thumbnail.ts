import type { Picture } from '../../api.ts';
import { isThumbnail, MAX_THUMBNAIL } from '../raster/raster.ts';
import { chooseBackground } from './choose-background.ts';
import { findCutPolarity } from './find-cut-polarity.ts';
import type { PictureGray } from './gray-of.ts';
import { shrink } from './shrink.ts';
import { toGray } from './to-gray.ts';

/** Of a larger picture so many pixels across or down are enough to make a thumbnail of it. */
const MAX_SAMPLED = 4 * MAX_THUMBNAIL;
/** The shorter side of such a thumbnail is so many pixels at least. */
const MIN_SIDE = 20;

/**
 * Greys of a larger picture that was cut to one digit, made as small as a thumbnail: strokes as thick as its neighbourhoods are wide have no paper around them there. Noise is
 * gone with that, and a thumbnail of such a digit is large enough as it is.
 *
 * @returns undefined for other pictures
 */
export function cutThumbnailOf(picture: Picture): PictureGray | undefined {
  if (isThumbnail(picture)) return undefined;
  const side = Math.max(picture.width, picture.height);
  const step = Math.ceil(side / MAX_SAMPLED);
  const factor = Math.ceil(side / step / MAX_THUMBNAIL);
  if (Math.min(picture.width, picture.height) < MIN_SIDE * step * factor) return undefined;
  const sampled = step === 1 ? picture : sample(picture, step);
  const planes = shrink(sampled, chooseBackground(sampled), factor);
  const gray = toGray(planes);
  const polarity = findCutPolarity(gray);
  return polarity && { gray, scale: planes.scale / step, isThumbnail: true, ...polarity };
}

/** Every so many pixels of every so many rows, from the first. */
function sample({ width, height, data }: Picture, step: number): Picture {
  const sampled = { width: Math.ceil(width / step), height: Math.ceil(height / step) };
  const to = new Uint8ClampedArray(4 * sampled.width * sampled.height);
  for (let y = 0, i = 0; y < height; y += step)
    for (let at = 4 * y * width, end = at + 4 * width; at < end; at += 4 * step)
      for (let channel = 0; channel < 4; channel++) to[i++] = data[at + channel]!;
  return { ...sampled, data: to };
}
