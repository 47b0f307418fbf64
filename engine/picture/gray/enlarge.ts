import type { Raster } from '../raster/raster.ts';
import { MAX_WORKING_PIXELS } from './resize.ts';
import type { ColourPlanes } from './shrink.ts';

/** Pictures whose shorter side is below this are scaled up, so that a stroke is some pixels wide: so many times at most, or until the longer side is as long. */
const MIN_WORKING_SIDE = 128;
const MAX_ENLARGEMENT = 4;

/** By which whole factor a picture of this size is enlarged; 1 for those that are large enough. */
export function enlargementOf({ width, height }: Pick<Raster, 'width' | 'height'>): number {
  const wanted = Math.min(MAX_ENLARGEMENT, MIN_WORKING_SIDE / Math.min(width, height));
  const enlargement = Math.floor(Math.max(wanted, MIN_WORKING_SIDE / Math.max(width, height)));
  const affordable = Math.floor(Math.sqrt(MAX_WORKING_PIXELS / (width * height)));
  return Math.max(1, Math.min(enlargement, affordable));
}

/** Scales up by a whole factor, bilinearly. */
export function enlarge(raster: Raster, factor: number): Raster {
  if (factor === 1) return raster;
  const [width, height] = [raster.width * factor, raster.height * factor];
  const values = new Uint8ClampedArray(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    const fromY = Math.min(raster.height - 1, Math.max(0, (y + 0.5) / factor - 0.5));
    const top = Math.floor(fromY) * raster.width;
    const bottom = Math.min(raster.height - 1, Math.floor(fromY) + 1) * raster.width;
    const downwards = fromY % 1;
    for (let x = 0; x < width; x++, to++) {
      const fromX = Math.min(raster.width - 1, Math.max(0, (x + 0.5) / factor - 0.5));
      const left = Math.floor(fromX);
      const right = Math.min(raster.width - 1, left + 1);
      const rightwards = fromX % 1;
      const above = raster.values[top + left]! * (1 - rightwards) + raster.values[top + right]! * rightwards;
      const below = raster.values[bottom + left]! * (1 - rightwards) + raster.values[bottom + right]! * rightwards;
      values[to] = above * (1 - downwards) + below * downwards;
    }
  }
  return { width, height, values };
}

/** The same for colours. */
export function enlargePlanes({ width, height, red, green, blue, scale }: ColourPlanes, factor: number): ColourPlanes {
  const plane = (values: Uint8ClampedArray) => enlarge({ width, height, values }, factor).values;
  return {
    width: width * factor,
    height: height * factor,
    red: plane(red),
    green: plane(green),
    blue: plane(blue),
    scale: scale * factor,
  };
}
