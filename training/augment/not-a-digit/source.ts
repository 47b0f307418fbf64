import type { Random } from '../../random.ts';
import type { PickDigit } from './digit-picker.ts';

/** What negatives are made of. */
export interface NegativeSource {
  readonly pickDigit: PickDigit;
  /** Forms kept from the network in training are made only for validation. */
  readonly isValidation: boolean;
}

/** Makes something that is no digit. @param glyph [28, 28] in [0, 1], overwritten */
export type MakeNegative = (glyph: Float32Array, source: NegativeSource, random: Random) => void;
