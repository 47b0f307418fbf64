import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Random } from '../random.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;

/** Nearly normal with deviation 1 from one draw: the sum of its four bytes (Irwin and Hall), which is ten times as fast. */
function roughNormal(random: Random): number {
  const bits = random.bits();
  const sum = (bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24);
  return (sum - 510) / 147.8;
}

const clamp = (value: number) => (value < 0 ? 0 : value > 1 ? 1 : value);

/** Adds noise of the given deviation to every pixel. */
export function addNoise(glyph: Float32Array, deviation: number, random: Random): void {
  for (let index = 0; index < PIXELS; index++) glyph[index] = clamp(glyph[index]! + deviation * roughNormal(random));
}

/** Adds noise that grows with the square root of the level, as counted light has it. @param deviation of a pixel of 1 */
export function addShotNoise(glyph: Float32Array, deviation: number, random: Random): void {
  for (let index = 0; index < PIXELS; index++) {
    const level = glyph[index]!;
    if (level > 0) glyph[index] = clamp(level + deviation * Math.sqrt(level) * roughNormal(random));
  }
}

/** Turns a share of the pixels black or white. */
export function addImpulses(glyph: Float32Array, share: number, random: Random): void {
  for (let index = 0; index < PIXELS; index++) if (random.chance(share)) glyph[index] = random.bits() & 1;
}
