import { Random } from '../random.ts';
import { cannyEdges } from './canny-edges.ts';
import { rotate, scale, shear, translate } from './geometry.ts';
import { glassBlur, impulseNoise, motionBlur, shotNoise } from './noise.ts';
import { dottedLine, stripe, zigzag } from './overlays.ts';
import { PIXELS } from './raster.ts';
import { brightness, fog, spatter } from './weather.ts';

const corruptions = {
  'shot noise': shotNoise,
  'impulse noise': impulseNoise,
  'glass blur': glassBlur,
  'motion blur': motionBlur,
  shear,
  scale,
  rotate,
  brightness,
  translate,
  stripe,
  fog,
  spatter,
  'dotted line': dottedLine,
  zigzag,
  'canny edges': cannyEdges,
} as const satisfies Record<string, (image: Float32Array, random: Random) => Float32Array>;

/** One of fifteen kinds of damage. */
export type CorruptionKind = keyof typeof corruptions;

/** All fifteen, in the order of the paper. */
export const CORRUPTION_KINDS = Object.keys(corruptions) as readonly CorruptionKind[];

/**
 * Damages a digit in the manner of MNIST-C. Only for judging: training has its own, milder effects (`training/augment`), and
 * shares no code with these.
 *
 * @param image uint8 [28, 28], 255 is ink
 * @returns another picture of the same shape; the same for the same kind, picture and seed
 * @throws {RangeError} the picture has another size
 * @see Mu & Gilmer 2019, "MNIST-C: a robustness benchmark for computer vision", §3
 */
export function corrupt(kind: CorruptionKind, image: Uint8Array, seed: number): Uint8Array {
  if (image.length !== PIXELS) throw new RangeError(`Expected ${PIXELS} pixels, got ${image.length}`);
  const levels = Float32Array.from(image, (level) => level / 255);
  const damaged = corruptions[kind](levels, new Random(seed, CORRUPTION_KINDS.indexOf(kind)));
  return Uint8Array.from(damaged, (level) => Math.round(255 * Math.min(1, Math.max(0, level))));
}
