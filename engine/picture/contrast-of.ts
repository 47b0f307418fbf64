import type { Picture } from '../api.ts';
import { chooseBackground } from './choose-background.ts';
import { measureContrast, measureSkewness } from './measure-contrast.ts';
import type { Raster } from './raster.ts';
import { resize } from './resize.ts';
import { toGray } from './to-gray.ts';

/** How far a picture's pixels stand out as ink, whichever way round it is, at working size. */
export interface PictureContrast {
  /** [height, width] in [0, 255], see `measureContrast`. */
  readonly contrast: Raster;
  /** Working pixels for each pixel of the picture. */
  readonly scale: number;
}

/** The stages that every look at a picture begins with: size, grey, polarity, contrast. */
export function contrastOf(picture: Picture): PictureContrast {
  const { gray, scale } = grayOf(picture);
  return { contrast: measureContrast(isDarkInk(gray) ? gray : invert(gray)), scale };
}

/** The same for who knows that ink is the other way round. */
export function invertedContrastOf(picture: Picture): PictureContrast {
  const { gray, scale } = grayOf(picture);
  return { contrast: measureContrast(isDarkInk(gray) ? invert(gray) : gray), scale };
}

function grayOf(picture: Picture): { gray: Raster; scale: number } {
  const planes = resize(picture, chooseBackground(picture));
  return { gray: toGray(planes), scale: planes.scale };
}

const isDarkInk = (gray: Raster) => measureSkewness(gray) <= 0;

function invert({ width, height, values }: Raster): Raster {
  const inverted = new Uint8ClampedArray(values.length);
  for (let i = 0; i < values.length; i++) inverted[i] = 255 - values[i]!;
  return { width, height, values: inverted };
}
