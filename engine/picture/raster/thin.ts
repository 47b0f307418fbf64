import type { Raster } from './raster.ts';

/** Pictures up to this many pixels are measured whole. */
const MAX_WHOLE = 500_000;

/**
 * What changes slowly over a picture, its paper and its light, is measured on every so many pixels of every so many rows.
 *
 * @returns the binary logarithm of how many: 0 for small pictures, 1 for large ones
 */
export function thinningOf({ width, height }: Pick<Raster, 'width' | 'height'>): 0 | 1 {
  return width * height > MAX_WHOLE ? 1 : 0;
}

/** How many places are left of a row or a column. */
export const thinnedLength = (length: number, thinning: 0 | 1): number => (length + thinning) >> thinning;

/** Every `1 << thinning`-th pixel of every such row, from the first. */
export function thin(raster: Raster, thinning: 0 | 1): Raster {
  if (thinning === 0) return raster;
  const width = thinnedLength(raster.width, thinning);
  const height = thinnedLength(raster.height, thinning);
  const values = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++)
    thinRow(values, y * width, width, raster.values, (y << thinning) * raster.width, thinning);
  return { width, height, values };
}

function thinRow(
  to: Uint8ClampedArray,
  at: number,
  width: number,
  from: Uint8ClampedArray,
  start: number,
  thinning: number,
): void {
  for (let x = 0; x < width; x++) to[at + x] = from[start + (x << thinning)]!;
}
