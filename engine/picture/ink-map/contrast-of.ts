import type { PictureGray } from '../gray/gray-of.ts';
import type { Raster } from '../raster/raster.ts';
import { measureContrast } from './measure-contrast.ts';

/** A picture at working size with its ink dark, whichever way round it was, and how far its pixels stand out as ink. */
export interface PictureContrast {
  /** [height, width] in [0, 255], see `measureContrast`. */
  readonly contrast: Raster;
  /** [height, width]: the picture's greys, its ink dark. */
  readonly gray: Raster;
  readonly isThumbnail: boolean;
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
  const dark = darkOnLight(gray, isInverted);
  return { contrast: measureContrast(dark, isStepped), gray: dark, isThumbnail: gray.isThumbnail, scale: gray.scale };
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
