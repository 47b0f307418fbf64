import { paperRadius } from '../gray/paper-radius.ts';
import { BoxSums } from '../raster/box-sums.ts';
import type { Raster } from '../raster/raster.ts';
import { thinnedLength, thinningOf } from '../raster/thin.ts';
import { noiseFloor } from './noise-floor.ts';

/** Contrast below which nothing is ink, in [0, 255]: what JPEG and sensors make of plain paper. */
export const MIN_THRESHOLD = 6;
/** Share of the picture's mean edge energy that a neighbourhood's own edges are weighed against. */
const GLOBAL_WEIGHT = 2;

/** The contrast that parts ink from paper, in [0, 255]. */
export interface Thresholds {
  /** The whole picture's. */
  readonly global: number;
  /** [rows, columns]: those of the thinned picture's pixels, see `thin`. */
  readonly local: Float32Array;
  readonly columns: number;
  readonly thinning: number;
}

/**
 * Finds the contrast that parts ink from paper: the middle of the edges, which is the mean contrast weighted by
 * squared gradient energy, in the neighbourhood of each pixel, drawn to the whole picture's where the neighbourhood has few edges.
 * Unlike Otsu's, this threshold does not depend on how much of the picture is ink. Gradients that noise may have do not count, for on a
 * large page with little on it there would be more of it than of ink.
 *
 * @param contrast of `measureContrast`
 * @see Weszka, Nagel, Rosenfeld 1974, A threshold selection technique, IEEE Trans. Computers C-23
 */
export function localThresholds(contrast: Raster): Thresholds {
  const { width, height, values } = contrast;
  const thinning = thinningOf(contrast);
  const [columns, rows] = [thinnedLength(width, thinning), thinnedLength(height, thinning)];
  const [energy, weighted] = [new Float32Array(columns * rows), new Float32Array(columns * rows)];
  const edges: Edges = { energy, weighted, columns, thinning, total: 0, totalWeighted: 0 };
  const floor = noiseFloor(contrast);
  for (let y = 1; y + 1 < height; y++) measureEdges(edges, values, y, width, floor);
  const global = Math.max(MIN_THRESHOLD, edges.totalWeighted / Math.max(1, edges.total));
  const radius = Math.max(8, paperRadius(width, height) >> 1) >> thinning;
  const side = (2 * radius + 1) << thinning;
  const prior = (GLOBAL_WEIGHT * edges.total * side ** 2) / (width * height) + 1; // what the whole picture's edges weigh
  const energySums = new BoxSums(energy, columns, rows, radius);
  const weightedSums = new BoxSums(weighted, columns, rows, radius);
  const local = new Float32Array(columns * rows);
  for (let y = 0; y < rows; y++)
    average(local, y * columns, energySums.next(), weightedSums.next(), prior, prior * global);
  return { global, local, columns, thinning };
}

function average(
  local: Float32Array,
  start: number,
  energies: Float64Array,
  weights: Float64Array,
  prior: number,
  weightedPrior: number,
): void {
  for (let x = 0; x < energies.length; x++) local[start + x] = (weights[x]! + weightedPrior) / (energies[x]! + prior);
}

/** Energy, which is the square of what the squared gradient has above the noise, the same weighted by contrast, and their sums. */
interface Edges {
  /** [rows, columns] of the thinned picture: what all pixels there have together. */
  readonly energy: Float32Array;
  readonly weighted: Float32Array;
  readonly columns: number;
  readonly thinning: number;
  total: number;
  totalWeighted: number;
}

/** Measures the edges of a row that has neighbours. @param floor squared gradients up to this are noise */
function measureEdges(edges: Edges, contrast: Uint8ClampedArray, y: number, width: number, floor: number): void {
  const { energy, weighted, columns, thinning } = edges;
  let { total, totalWeighted } = edges;
  const start = (y >> thinning) * columns;
  for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
    const dx = contrast[i + 1]! - contrast[i - 1]!;
    const dy = contrast[i + width]! - contrast[i - width]!;
    const square = dx * dx + dy * dy - floor;
    if (square <= 0) continue;
    const at = start + (x >> thinning);
    energy[at]! += square * square;
    weighted[at]! += square * square * contrast[i]!;
    total += square * square;
    totalWeighted += square * square * contrast[i]!;
  }
  edges.total = total;
  edges.totalWeighted = totalWeighted;
}
