import { BoxSums } from './box-sums.ts';
import { paperRadius } from './measure-contrast.ts';
import type { Raster } from './raster.ts';

/** Contrast below which nothing is ink, in [0, 255]: what JPEG and sensors make of plain paper. */
export const MIN_THRESHOLD = 6;
/** Share of the picture's mean edge energy that a neighbourhood's own edges are weighed against. */
const GLOBAL_WEIGHT = 0.5;

/**
 * The contrast that parts ink from paper, row by row from the top: the middle of the edges, which is the mean contrast weighted by
 * squared gradient energy, in the neighbourhood of each pixel, drawn to the whole picture's where the neighbourhood has few edges.
 * Unlike Otsu's, this threshold does not depend on how much of the picture is ink, and noise, whose gradients are
 * small, hardly counts.
 *
 * @see Weszka, Nagel, Rosenfeld 1974, A threshold selection technique, IEEE Trans. Computers C-23
 */
export class LocalThresholds {
  /** The whole picture's, in [0, 255]. */
  readonly global: number;
  /** What the whole picture's edges weigh at each pixel, as a sum of energies. */
  readonly #prior: number;
  readonly #energySums: BoxSums;
  readonly #weightedSums: BoxSums;
  readonly #row: Float64Array;

  /** @param contrast of `measureContrast` */
  constructor({ width, height, values }: Raster) {
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
        energy[i] = square * square;
        weighted[i] = square * square * values[i]!;
        totalEnergy += energy[i]!;
        totalWeighted += weighted[i]!;
      }
    }
    this.global = Math.max(MIN_THRESHOLD, totalWeighted / Math.max(1, totalEnergy));
    const radius = Math.max(8, paperRadius(width, height) >> 1);
    this.#prior = (GLOBAL_WEIGHT * totalEnergy * (2 * radius + 1) ** 2) / count + 1;
    this.#energySums = new BoxSums(energy, width, height, radius);
    this.#weightedSums = new BoxSums(weighted, width, height, radius);
    this.#row = new Float64Array(width);
  }

  /** Goes on to the next row. @returns [width], in [0, 255], in an array that is used again for the row after */
  next(): Float64Array {
    const energies = this.#energySums.next(); // [width]
    const weights = this.#weightedSums.next(); // [width]
    const prior = this.#prior;
    const weightedPrior = prior * this.global;
    const row = this.#row;
    for (let x = 0; x < row.length; x++) row[x] = (weights[x]! + weightedPrior) / (energies[x]! + prior);
    return row;
  }
}
