import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Random } from '../random.ts';
import { gaussian, render } from './raster.ts';

const PHOTONS = 4; // of a white pixel

/** A count with the given mean (Knuth 1969, vol. 2, §3.4.1). */
function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; count++) product *= random.next();
  return count;
}

/** Every level becomes a count of a few photons. */
export function shotNoise(image: Float32Array, random: Random): Float32Array {
  return image.map((level) => Math.min(1, poisson(level * PHOTONS, random) / PHOTONS));
}

/** One pixel in six turns black or white. */
export function impulseNoise(image: Float32Array, random: Random): Float32Array {
  return image.map((level) => (random.chance(0.17) ? Number(random.chance(0.5)) : level));
}

/** Frosted glass: blurred, every pixel swapped with a neighbour, and blurred again. */
export function glassBlur(image: Float32Array, random: Random): Float32Array {
  const shuffled = gaussian(image, 0.7);
  for (let y = GLYPH_SIZE - 2; y >= 1; y--)
    for (let x = GLYPH_SIZE - 2; x >= 1; x--) {
      const at = y * GLYPH_SIZE + x;
      const other = at + (random.integer(3) - 1) * GLYPH_SIZE + random.integer(3) - 1;
      [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
    }
  return gaussian(shuffled, 0.7);
}

/** The camera moves: a fading trail in one direction within 45° of level. */
export function motionBlur(image: Float32Array, random: Random): Float32Array {
  const angle = random.uniform(-Math.PI / 4, Math.PI / 4);
  const weights = Array.from({ length: 11 }, (_, step) => Math.exp(-(step ** 2) / (2 * 3 ** 2)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return render((x, y) =>
    weights.reduce((total, weight, step) => {
      const fromX = Math.round(x - step * Math.cos(angle));
      const fromY = Math.round(y - step * Math.sin(angle));
      const isInside = fromX >= 0 && fromY >= 0 && fromX < GLYPH_SIZE && fromY < GLYPH_SIZE;
      return total + (isInside ? (weight / sum) * image[fromY * GLYPH_SIZE + fromX]! : 0);
    }, 0),
  );
}
