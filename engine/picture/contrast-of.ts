import type { PictureGray } from './gray-of.ts';
import { measureContrast } from './measure-contrast.ts';
import type { Raster } from './raster.ts';

/** How far a picture's pixels stand out as ink, whichever way round it is, at working size. */
export interface PictureContrast {
  /** [height, width] in [0, 255], see `measureContrast`. */
  readonly contrast: Raster;
  /** Working pixels for each pixel of the picture. */
  readonly scale: number;
}

/**
 * @param options.isInverted take the ink to be the other way round than it looks
 * @param options.isStepped see `measureContrast`
 */
export function contrastOf(
  gray: PictureGray,
  { isInverted = false, isStepped = false }: { isInverted?: boolean; isStepped?: boolean } = {},
): PictureContrast {
  return { contrast: measureContrast(darkOnLight(gray, isInverted), isStepped), scale: gray.scale };
}

/** The picture with its ink dark. */
export function darkOnLight({ gray, isDarkInk }: PictureGray, isInverted = false): Raster {
  return isDarkInk !== isInverted ? gray : invert(gray);
}

function invert({ width, height, values }: Raster): Raster {
  const inverted = new Uint8ClampedArray(values.length);
  for (let i = 0; i < values.length; i++) inverted[i] = 255 - values[i]!;
  return { width, height, values: inverted };
}
