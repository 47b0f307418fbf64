import { BoxSums } from './box-sums.ts';
import { paperRadius } from './measure-contrast.ts';
import type { Raster } from './raster.ts';

/** Contrast below which nothing is ink, in [0, 255]: what JPEG and sensors make of plain paper. */
export const MIN_THRESHOLD = 6;
/** Share of the picture's mean edge energy that a neighbourhood's own edges are weighed against. */
const GLOBAL_WEIGHT = 0.5;

/** The contrast that parts ink from paper, in [0, 255]. */
export interface Thresholds {
  /** The picture's own. */
  readonly global: number;
  /** [height, width]: that of each pixel's neighbourhood. */
  readonly local: Float64Array;
}

/**
 * Finds the middle of edges: the mean contrast weighted by squared gradient energy, in the neighbourhood of each pixel, drawn to the
 * whole picture's where the neighbourhood has few edges. Unlike Otsu's, this threshold does not depend on how much of
 * the picture is ink, and noise, whose gradients are small, hardly counts.
 *
 * @param contrast of `measureContrast`
 * @see Weszka, Nagel, Rosenfeld 1974, A threshold selection technique, IEEE Trans. Computers C-23
 */
export function findThresholds({ width, height, values }: Raster): Thresholds {
  const count = width * height;
  const energy = new Float32Array(count);
  const weighted = new Float32Array(count);
  let totalEnergy = 0;
  let totalWeighted = 0;
  for (let y = 1; y + 1 < height; y++) {
    for (let i = y * width + 1, end = i + width - 2; i < end; i++) {
      const dx = values[i + 1]! - values[i - 1]!;
      const dy = values[i + width]! - values[i - width]!;
      if (dx === 0 && dy === 0) continue;
      const square = dx * dx + dy * dy;
      const gradient = square * square;
      energy[i] = gradient;
      weighted[i] = gradient * values[i]!;
      totalEnergy += energy[i]!;
      totalWeighted += weighted[i]!;
    }
  }
  const global = Math.max(MIN_THRESHOLD, totalWeighted / Math.max(1, totalEnergy));
  const radius = Math.max(8, paperRadius(width, height) >> 1);
  const prior = (GLOBAL_WEIGHT * totalEnergy * (2 * radius + 1) ** 2) / count + 1;
  const energySums = new BoxSums(energy, width, height, radius);
  const weightedSums = new BoxSums(weighted, width, height, radius);
  const local = new Float64Array(count);
  for (let y = 0, i = 0; y < height; y++) {
    const energies = energySums.next(); // [width]
    const weights = weightedSums.next(); // [width]
    for (let x = 0; x < width; x++, i++) local[i] = (weights[x]! + prior * global) / (energies[x]! + prior);
  }
  return { global, local };
}
