import { LocalThresholds, MIN_THRESHOLD } from './local-thresholds.ts';
import type { Raster } from './raster.ts';

/** Where there is ink, and how much. */
export interface InkMap {
  readonly width: number;
  readonly height: number;
  /** [height, width]: 255 is full ink, 0 paper; soft at the edges of strokes. */
  readonly strength: Uint8ClampedArray;
  /** [height, width]: 1 where there is more ink than paper. */
  readonly mask: Uint8Array;
  /** The picture's own threshold of contrast, in [0, 255]. */
  readonly threshold: number;
}

/** Shares of full ink, which is twice the threshold: the lowest sixth is the paper's own unevenness. */
const FAINTEST = 0.16;
const RANGE = 0.68;

/**
 * Thresholds contrast: half strength is at the middle of the edges nearby.
 *
 * @param contrast of `measureContrast`
 * @param sharpness multiplies the threshold: above 1 it takes less ink, below 1 more
 */
export function findInk(contrast: Raster, sharpness = 1): InkMap {
  return findInkAt(contrast, [sharpness])[0]!;
}

/** The same at several sharpnesses: most of the work is to find the edges. */
export function findInkAt(contrast: Raster, sharpnesses: readonly number[]): InkMap[] {
  const { width, height, values } = contrast;
  const thresholds = new LocalThresholds(contrast);
  const maps = sharpnesses.map((): InkMap => {
    const strength = new Uint8ClampedArray(values.length);
    return { width, height, strength, mask: new Uint8Array(values.length), threshold: thresholds.global };
  });
  for (let y = 0; y < height; y++) {
    const row = thresholds.next(); // [width]
    maps.forEach((map, n) => {
      inkRow(map, y, values, row, sharpnesses[n]!);
    });
  }
  return maps;
}

function inkRow(
  { width, strength, mask }: InkMap,
  y: number,
  contrast: Uint8ClampedArray,
  thresholds: Float64Array,
  sharpness: number,
): void {
  for (let x = 0, i = y * width; x < width; x++, i++) {
    const value = contrast[i]!;
    if (value < 2 * FAINTEST * MIN_THRESHOLD) continue; // paper, whatever the threshold
    const threshold = Math.max(MIN_THRESHOLD, thresholds[x]! * sharpness);
    const share = value / (2 * threshold);
    strength[i] = ((share - FAINTEST) / RANGE) * 255;
    mask[i] = value >= threshold ? 1 : 0;
  }
}
