import type { Picture } from '../api.ts';
import { chooseBackground } from './choose-background.ts';
import { denoise } from './denoise.ts';
import { findPolarity, type Polarity } from './find-polarity.ts';
import { measureContrast } from './measure-contrast.ts';
import { isThumbnail, type Raster } from './raster.ts';
import { resize } from './resize.ts';
import { toGray } from './to-gray.ts';

/** How far a picture's pixels stand out as ink, whichever way round it is, at working size. */
export interface PictureContrast {
  /** [height, width] in [0, 255], see `measureContrast`. */
  readonly contrast: Raster;
  /** Working pixels for each pixel of the picture. */
  readonly scale: number;
  /** Whether the ink may as well be the other way round. */
  readonly isDoubtful: boolean;
}

/**
 * The stages that every look at a picture begins with: size, grey, noise, polarity, contrast.
 *
 * @param isInverted take the ink to be the other way round than it looks
 */
export function contrastOf(picture: Picture, isInverted = false): PictureContrast {
  const { gray, scale, isDarkInk, isDoubtful } = grayOf(picture);
  return { contrast: measureContrast(isDarkInk !== isInverted ? gray : invert(gray)), scale, isDoubtful };
}

function grayOf(picture: Picture): Polarity & { gray: Raster; scale: number } {
  const planes = resize(picture, chooseBackground(picture));
  const gray = denoise(toGray(planes));
  return { gray, scale: planes.scale, ...findPolarity(gray, isThumbnail(picture)) };
}

function invert({ width, height, values }: Raster): Raster {
  const inverted = new Uint8ClampedArray(values.length);
  for (let i = 0; i < values.length; i++) inverted[i] = 255 - values[i]!;
  return { width, height, values: inverted };
}
