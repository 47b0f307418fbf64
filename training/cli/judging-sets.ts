import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Dataset } from '../api.ts';
import { createDigitPicker } from '../augment/not-a-digit/digit-picker.ts';
import { NEGATIVE_KINDS } from '../augment/not-a-digit/negatives.ts';
import { CORRUPTION_KINDS, type CorruptionKind, corrupt } from '../corruptions/corrupt.ts';
import { FRAMINGS, frameAs } from '../corruptions/framings.ts';
import { Random } from '../random.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;
const NEGATIVES_A_KIND = 500;

/** Pictures that judge one thing. */
export interface JudgingSet {
  readonly name: string;
  /** uint8 [n, 28, 28], 255 is ink. */
  readonly images: Uint8Array;
}

/** Things that are no digit, kind by kind, with the forms that training never saw. @param digits what they are made of */
export function makeNegativeSets(digits: Dataset, seed: number): JudgingSet[] {
  const pickDigit = createDigitPicker(digits);
  const glyph = new Float32Array(PIXELS);
  return Object.entries(NEGATIVE_KINDS).map(([name, { make }], kind) => {
    const made = new Uint8Array(NEGATIVES_A_KIND * PIXELS);
    for (let item = 0; item < NEGATIVES_A_KIND; item++) {
      make(glyph, { pickDigit, isValidation: true }, new Random(seed, 1000 + kind, item));
      glyph.forEach((ink, pixel) => {
        made[item * PIXELS + pixel] = Math.round(255 * ink);
      });
    }
    return { name, images: made };
  });
}

/** Digits under every kind of damage, or some kinds, one at a time. */
export function* corruptAll(
  { images, labels }: Dataset,
  seed: number,
  kinds: readonly CorruptionKind[] = CORRUPTION_KINDS,
): Generator<JudgingSet> {
  for (const kind of kinds) {
    const damaged = new Uint8Array(images.length);
    for (let item = 0; item < labels.length; item++) {
      const image = images.subarray(item * PIXELS, (item + 1) * PIXELS);
      damaged.set(corrupt(kind, image, seed + item), item * PIXELS);
    }
    yield { name: kind, images: damaged };
  }
}

/** Digits as other collections frame them, one way at a time. */
export function* frameAll({ images, labels }: Dataset): Generator<JudgingSet> {
  for (const kind of Object.keys(FRAMINGS) as (keyof typeof FRAMINGS)[]) {
    const framed = new Uint8Array(images.length);
    for (let item = 0; item < labels.length; item++)
      framed.set(frameAs(kind, images.subarray(item * PIXELS, (item + 1) * PIXELS)), item * PIXELS);
    yield { name: kind, images: framed };
  }
}
