import { GLYPH_SIZE, NOT_A_DIGIT } from '../../../model/spec.ts';
import type { Dataset } from '../../api.ts';
import type { Random as RandomStream } from '../../random.ts';
import { Random } from '../../random.ts';
import { createDigitPicker } from './digit-picker.ts';
import { makeFragment, makeTurned } from './fragment.ts';
import { makeSeveral, makeStacked } from './several.ts';
import type { MakeNegative, NegativeSource } from './source.ts';
import { makeBlank, makeRuling, makeTexture } from './texture.ts';
import { makeDash, makeDots, makeLetter, makeScribble, makeSign } from './written.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;

/** Every kind of thing that is no digit, and its share. */
export const NEGATIVE_KINDS: Readonly<Record<string, { readonly share: number; readonly make: MakeNegative }>> = {
  several: { share: 0.24, make: makeSeveral },
  stacked: { share: 0.03, make: makeStacked },
  fragment: { share: 0.14, make: makeFragment },
  turned: { share: 0.02, make: makeTurned },
  letter: { share: 0.24, make: makeLetter },
  sign: { share: 0.1, make: makeSign },
  scribble: { share: 0.06, make: makeScribble },
  dash: { share: 0.03, make: makeDash },
  dots: { share: 0.03, make: makeDots },
  ruling: { share: 0.05, make: makeRuling },
  texture: { share: 0.04, make: makeTexture },
  blank: { share: 0.02, make: makeBlank },
};

/** Makes one thing that is no digit. @param glyph [28, 28] in [0, 1], overwritten @returns its kind */
export function makeNegative(glyph: Float32Array, source: NegativeSource, random: RandomStream): string {
  let rest = random.next();
  for (const [kind, { share, make }] of Object.entries(NEGATIVE_KINDS)) {
    rest -= share;
    if (rest < 0) {
      make(glyph, source, random);
      return kind;
    }
  }
  makeBlank(glyph, source, random);
  return 'blank';
}

/** A fixed set of negatives for validation: the same for the same seed and digits. */
export function makeNegativeSet(count: number, digits: Dataset, seed: number): Dataset {
  const images = new Uint8Array(count * PIXELS);
  const glyph = new Float32Array(PIXELS);
  const pickDigit = createDigitPicker(digits);
  for (let item = 0; item < count; item++) {
    makeNegative(glyph, { pickDigit, isValidation: true }, new Random(seed, item));
    for (let pixel = 0; pixel < PIXELS; pixel++) images[item * PIXELS + pixel] = Math.round(255 * glyph[pixel]!);
  }
  return { images, labels: new Uint8Array(count).fill(NOT_A_DIGIT) };
}
