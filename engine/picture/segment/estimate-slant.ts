import type { Bounds } from '../../decode/bounds.ts';
import type { Labels } from '../raster/label-components.ts';

const STEPS = 13;
const STEEPEST = 0.6;
const MAX_ROWS = 64;

/**
 * How far the writing leans to the right, as horizontal shift per row upwards: the shear under which columns are
 * most unevenly filled, that is, under which upright strokes stand straight.
 *
 * @see Yanikoglu, Sandon 1998, Segmentation of off-line cursive handwriting using linear programming, Pattern Recognition 31
 * @returns in [-0.3, 0.6]
 */
export function estimateSlant({ labels, width }: Labels, bounds: Bounds, isOfLine: (label: number) => boolean): number {
  const step = Math.max(1, Math.ceil((bounds.bottom - bounds.top) / MAX_ROWS));
  const middle = (bounds.top + bounds.bottom) / 2;
  const margin = bounds.bottom - bounds.top;
  const histograms = Array.from(
    { length: STEPS },
    () => new Float64Array(Math.ceil((bounds.right - bounds.left + 2 * margin) / step) + 1),
  );
  const slants = histograms.map((_, k) => -STEEPEST / 2 + (k * 1.5 * STEEPEST) / (STEPS - 1));
  for (let y = bounds.top; y < bounds.bottom; y += step) {
    for (let x = bounds.left; x < bounds.right; x += step) {
      const label = labels[y * width + x]!;
      if (!label || !isOfLine(label)) continue;
      for (let k = 0; k < STEPS; k++)
        histograms[k]![Math.floor((x - bounds.left + margin - slants[k]! * (middle - y)) / step)]! += 1;
    }
  }
  let best = 0;
  let most = -1;
  for (let k = 0; k < STEPS; k++) {
    // Upright is right unless leaning is clearly better.
    const unevenness = histograms[k]!.reduce((sum, n) => sum + n * n, 0) * (1 - 0.1 * Math.abs(slants[k]!));
    if (unevenness <= most) continue;
    most = unevenness;
    best = slants[k]!;
  }
  return best;
}
