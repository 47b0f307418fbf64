import { GLYPH_SIZE } from '../../model/spec.ts';

/** Which way ink runs, and how straight. */
export interface MainAxis {
  /** Standard deviation of the ink across the axis, as a share of that along it: 0 is a line, 1 as wide as long. */
  readonly slimness: number;
  /** Angle from upright in [-π/2, π/2], in radians; positive leans to the right. */
  readonly lean: number;
}

/**
 * The axis along which a glyph's ink is spread most, by its second moments.
 *
 * @param glyph [28, 28], 255 is ink
 * @returns undefined where there is no ink
 */
export function mainAxisOf(glyph: Uint8ClampedArray): MainAxis | undefined {
  let mass = 0;
  let [sumX, sumY, sumXX, sumXY, sumYY] = [0, 0, 0, 0, 0];
  glyph.forEach((ink, index) => {
    const [x, y] = [index % GLYPH_SIZE, Math.floor(index / GLYPH_SIZE)];
    mass += ink;
    sumX += ink * x;
    sumY += ink * y;
    sumXX += ink * x * x;
    sumXY += ink * x * y;
    sumYY += ink * y * y;
  });
  if (mass === 0) return undefined;
  const varianceX = sumXX / mass - (sumX / mass) ** 2;
  const varianceY = sumYY / mass - (sumY / mass) ** 2;
  const covariance = sumXY / mass - (sumX * sumY) / mass ** 2;
  const half = Math.hypot((varianceX - varianceY) / 2, covariance);
  const middle = (varianceX + varianceY) / 2;
  return {
    slimness: Math.sqrt(Math.max(0, middle - half) / (middle + half)),
    lean: Math.atan2(-2 * covariance, varianceY - varianceX) / 2,
  };
}
