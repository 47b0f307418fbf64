import type { Raster } from '../raster/raster.ts';
import { localThresholds, MIN_THRESHOLD } from './local-thresholds.ts';

/** How a map was turned, and how large it was before. */
export interface Turn {
  /** In radians; what fell by it to the right is level now. */
  readonly angle: number;
  readonly width: number;
  readonly height: number;
}

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
  /** How it was turned, where its lines were not level. */
  readonly turn?: Turn;
}

/** Shares of full ink, which is twice the threshold: the lowest sixth is the paper's own unevenness. */
const FAINTEST = 0.16;
const RANGE = 0.68;

/**
 * Thresholds contrast: half strength is at the middle of the edges nearby.
 *
 * @param contrast of `measureContrast`
 * @param sharpness multiplies the threshold: above 1 it takes less ink, below 1 more
 * @param thresholds the contrast's own, where they are known already
 */
export function findInk(contrast: Raster, sharpness = 1, thresholds = localThresholds(contrast)): InkMap {
  const { width, height, values } = contrast;
  const { local, columns, thinning } = thresholds;
  const strength = new Uint8ClampedArray(values.length);
  const mask = new Uint8Array(values.length);
  for (let i = 0, x = 0, y = 0, start = 0; i < values.length; i++) {
    const value = values[i]!;
    // What is less is paper, whatever the threshold.
    if (value >= 2 * FAINTEST * MIN_THRESHOLD) {
      const threshold = Math.max(MIN_THRESHOLD, local[start + (x >> thinning)]! * sharpness);
      if (value > 2 * FAINTEST * threshold) strength[i] = ((value / (2 * threshold) - FAINTEST) / RANGE) * 255;
      if (value >= threshold) mask[i] = 1;
    }
    if (++x < width) continue;
    x = 0;
    start = (++y >> thinning) * columns;
  }
  return { width, height, strength, mask, threshold: thresholds.global };
}
