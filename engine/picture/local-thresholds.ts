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
    const edges = { energy: new Float32Array(count), weighted: new Float32Array(count), total: 0, totalWeighted: 0 };
    for (let y = 1; y + 1 < height; y++) measureEdges(edges, values, y, width);
    const { energy, weighted, total, totalWeighted } = edges;
    this.global = Math.max(MIN_THRESHOLD, totalWeighted / Math.max(1, total));
    const radius = Math.max(8, paperRadius(width, height) >> 1);
    this.#prior = (GLOBAL_WEIGHT * total * (2 * radius + 1) ** 2) / count + 1;
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

/** Squared gradient energy, the same weighted by contrast, and their sums. */
interface Edges {
  /** [height, width] */
  readonly energy: Float32Array;
  readonly weighted: Float32Array;
  total: number;
  totalWeighted: number;
}

/** Measures the edges of a row that has neighbours. */
function measureEdges(edges: Edges, contrast: Uint8ClampedArray, y: number, width: number): void {
  const { energy, weighted } = edges;
  let { total, totalWeighted } = edges;
  for (let i = y * width + 1, end = i + width - 2; i < end; i++) {
    const dx = contrast[i + 1]! - contrast[i - 1]!;
    const dy = contrast[i + width]! - contrast[i - width]!;
    const square = dx * dx + dy * dy;
    if (square === 0) continue;
    energy[i] = square * square;
    weighted[i] = square * square * contrast[i]!;
    total += energy[i]!;
    totalWeighted += weighted[i]!;
  }
  edges.total = total;
  edges.totalWeighted = totalWeighted;
}
