import { GLYPH_SIZE, NOT_A_DIGIT } from '../../model/spec.ts';
import type { Dataset } from '../api.ts';
import { permutation, Random } from '../random.ts';
import { cropLine, type LabelledCrop } from './crop-line.ts';
import { paintLine } from './paint-line.ts';
import { createLineWriter, type LineSource } from './write-line.ts';

/** Keeps the key of a line's random numbers apart from other keys of the same seed. */
const SALT = 0x11e5;

/**
 * Writes, paints and cuts up lines, and keeps as many crops of no digit as of digits, so that neither crowds the other out. The
 * same arguments give the same crops.
 *
 * @param count lines
 * @param first the first line's number
 */
export function cropLines(source: LineSource, count: number, seed: number, first = 0): Dataset {
  const write = createLineWriter(source);
  const crops: LabelledCrop[] = [];
  for (let index = first; index < first + count; index++) {
    const random = new Random(seed, SALT, index);
    const line = write(random);
    const found = cropLine(line, paintLine(line, random), random.chance(0.6) ? 1 : 0.7);
    // Round amounts are full of zeros: half of them are enough.
    const digits = found.filter(({ label }) => label !== NOT_A_DIGIT && (label > 0 || random.chance(0.5)));
    const others = found.filter(({ label }) => label === NOT_A_DIGIT);
    const order = permutation(others.length, random).subarray(0, digits.length + 1);
    crops.push(...digits, ...Array.from(order, (at) => others[at]!));
  }
  const pixels = GLYPH_SIZE * GLYPH_SIZE;
  const images = new Uint8Array(crops.length * pixels);
  crops.forEach(({ glyph }, index) => {
    images.set(glyph, index * pixels);
  });
  return { images, labels: Uint8Array.from(crops, ({ label }) => label) };
}
