import type { NewSample } from '../sample.ts';
import { because, type SkipReason } from './skip-reason.ts';

/**
 * A sample that a file holds, or why there is none. `name` is the file's, with `#` and the place in it where it holds
 * many: the same in every language. `progress` is how much of the file is read, in [0, 1].
 */
export type Candidate =
  | { readonly name: string; readonly progress: number; readonly sample: Omit<NewSample, 'source'> }
  | { readonly name: string; readonly progress: number; readonly skipped: SkipReason };

/**
 * 784 grey values as a glyph: ink bright on black, as MNIST has it. Values in [0, 1] are scaled up, and pictures with a
 * bright frame are turned round.
 *
 * @returns uint8 [28, 28], or the reason why it is none
 */
export function glyphOfValues(values: ArrayLike<number>): Uint8Array | SkipReason {
  let greatest = 0;
  for (let index = 0; index < 784; index++) {
    const value = values[index]!;
    if (!(value >= 0 && value <= 255)) return because('not_grey');
    if (value > greatest) greatest = value;
  }
  const scale = greatest <= 1 ? 255 : 1;
  const glyph = new Uint8Array(784);
  for (let index = 0; index < 784; index++) glyph[index] = Math.round(values[index]! * scale);
  if (frameBrightness(glyph) > 127) for (let index = 0; index < 784; index++) glyph[index] = 255 - glyph[index]!;
  return glyph.some((ink) => ink > 0) ? glyph : because('blank');
}

/** Mean of the outermost pixels. */
function frameBrightness(glyph: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < 28; at++) sum += glyph[at]! + glyph[756 + at]! + glyph[28 * at]! + glyph[28 * at + 27]!;
  return sum / 112;
}

/** A candidate from a label and a glyph, or the reason why there is none. */
export function candidateOf(name: string, progress: number, label: number, glyph: Uint8Array | SkipReason): Candidate {
  if (!Number.isInteger(label) || label < 0 || label > 9) return { name, progress, skipped: because('label_range') };
  return glyph instanceof Uint8Array
    ? { name, progress, sample: { label, glyph } }
    : { name, progress, skipped: glyph };
}
