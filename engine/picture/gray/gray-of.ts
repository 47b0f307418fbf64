import type { Picture } from '../../api.ts';
import { isThumbnail, type Raster } from '../raster/raster.ts';
import { chooseBackground } from './choose-background.ts';
import { denoise } from './denoise.ts';
import { enlarge, enlargementOf, enlargePlanes } from './enlarge.ts';
import { findPolarity, type Polarity } from './find-polarity.ts';
import { resize } from './resize.ts';
import { toGray } from './to-gray.ts';

/** A picture in greys, at working size, and which way round its ink is. */
export interface PictureGray extends Polarity {
  /** [height, width] in [0, 255]. */
  readonly gray: Raster;
  /** Working pixels for each pixel of the picture. */
  readonly scale: number;
  /** Whether the picture has no room for anything around its digits. */
  readonly isThumbnail: boolean;
  /** The same with less noise, where the picture is small and noisy: thin strokes and fine print are much like noise, so it is read as it is first. */
  readonly smoothed?: PictureGray;
}

/** The stages that every look at a picture begins with: size, grey, noise, polarity. */
export function grayOf(picture: Picture): PictureGray {
  const planes = resize(picture, chooseBackground(picture));
  const isSmall = isThumbnail(picture);
  const factor = enlargementOf(planes);
  const atWorkingSize = (gray: Raster): PictureGray => {
    return { gray, scale: planes.scale * factor, isThumbnail: isSmall, ...findPolarity(gray, isSmall) };
  };
  const plain = toGray(planes);
  const smooth = denoise(plain);
  if (factor === 1) return atWorkingSize(smooth);
  const enlarged = atWorkingSize(denoise(toGray(enlargePlanes(planes, factor))));
  return smooth === plain ? enlarged : { ...enlarged, smoothed: atWorkingSize(enlarge(smooth, factor)) };
}
