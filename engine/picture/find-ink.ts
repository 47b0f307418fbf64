import { integrate, sumAround } from './integral-image.ts';
import { paperRadius } from './measure-contrast.ts';
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

/** Contrast below which nothing is ink, in [0, 255]: what JPEG and sensors make of plain paper. */
const MIN_THRESHOLD = 6;
/** Share of the picture's mean edge energy that a neighbourhood's own edges are weighed against. */
const GLOBAL_WEIGHT = 0.5;

/**
 * Thresholds contrast at the middle of its own edges: the mean contrast weighted by squared gradient, in the
 * neighbourhood of each pixel, drawn to the whole picture's where the neighbourhood has few edges. Unlike Otsu's, this
 * threshold does not depend on how much of the picture is ink, and noise, whose gradients are small, hardly counts.
 *
 * @param contrast of `measureContrast`
 * @param sharpness multiplies the threshold: above 1 it takes less ink, below 1 more
 * @see Weszka, Nagel, Rosenfeld 1974, A threshold selection technique, IEEE Trans. Computers C-23
 */
export function findInk(contrast: Raster, sharpness = 1): InkMap {
  const { width, height, values } = contrast;
  const count = width * height;
  const energy = new Float32Array(count);
  const weighted = new Float32Array(count);
  let totalEnergy = 0;
  let totalWeighted = 0;
  for (let y = 1; y + 1 < height; y++) {
    for (let x = 1, i = y * width + 1; x + 1 < width; x++, i++) {
      const dx = values[i + 1]! - values[i - 1]!;
      const dy = values[i + width]! - values[i - width]!;
      const gradient = (dx * dx + dy * dy) ** 2;
      energy[i] = gradient;
      weighted[i] = gradient * values[i]!;
      totalEnergy += energy[i]!;
      totalWeighted += weighted[i]!;
    }
  }
  const globalThreshold = Math.max(MIN_THRESHOLD, totalWeighted / Math.max(1, totalEnergy));
  const radius = Math.max(8, paperRadius(width, height) >> 1);
  const prior = (GLOBAL_WEIGHT * totalEnergy * (2 * radius + 1) ** 2) / count + 1;
  const energySums = integrate(energy, width, height);
  const weightedSums = integrate(weighted, width, height);
  const strength = new Uint8ClampedArray(count);
  const mask = new Uint8Array(count);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const local =
        (sumAround(weightedSums, x, y, radius) + prior * globalThreshold) /
        (sumAround(energySums, x, y, radius) + prior);
      const threshold = Math.max(MIN_THRESHOLD, local * sharpness);
      // Half strength is at the threshold; the lowest sixth is the paper's own unevenness.
      const share = values[i]! / (2 * threshold);
      strength[i] = ((share - 0.16) / 0.68) * 255;
      mask[i] = values[i]! >= threshold ? 1 : 0;
    }
  }
  return { width, height, strength, mask, threshold: globalThreshold };
}
