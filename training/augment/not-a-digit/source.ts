import type { Random } from '../../random.ts';

/** What negatives are made of. */
export interface NegativeSource {
  /** A digit drawn at random: uint8 [28, 28] and its label. */
  readonly pickDigit: (random: Random) => { readonly image: Uint8Array; readonly label: number };
  /** Forms kept from the network in training are made only for validation. */
  readonly isValidation: boolean;
}

/** Makes something that is no digit. @param glyph [28, 28] in [0, 1], overwritten */
export type MakeNegative = (glyph: Float32Array, source: NegativeSource, random: Random) => void;
