import type { BoundingBox, Digit, Reading } from '../../engine/api.ts';

/** A `Reading` as JSON, and the size of the picture that its boxes are in. */
export interface WireReading {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly { readonly text: string; readonly digits: readonly WireDigit[] }[];
}

interface WireDigit {
  readonly label: number;
  readonly probability: number;
  readonly probabilities: readonly number[];
  readonly digitProbability: number;
  readonly symbolProbability: number;
  readonly box: BoundingBox;
  /** [784], 255 is ink. */
  readonly glyph: readonly number[];
}

/** A reading of a picture of known size. */
export interface PictureReading extends Reading {
  readonly width: number;
  readonly height: number;
}

/** Makes a reading JSON: Chrome's messages turn typed arrays into plain objects. */
export function toWire({ width, height, lines }: PictureReading): WireReading {
  return {
    width,
    height,
    lines: lines.map(({ text, digits }) => ({
      text,
      digits: digits.map((digit) => ({
        ...digit,
        probabilities: Array.from(digit.probabilities),
        glyph: Array.from(digit.glyph),
      })),
    })),
  };
}

/** The reading of its JSON. */
export function fromWire({ width, height, lines }: WireReading): PictureReading {
  return {
    width,
    height,
    text: lines.map(({ text }) => text).join('\n'),
    lines: lines.map(({ text, digits }) => ({
      text,
      digits: digits.map(
        (digit): Digit => ({
          ...digit,
          probabilities: Float32Array.from(digit.probabilities),
          glyph: Uint8ClampedArray.from(digit.glyph),
        }),
      ),
    })),
  };
}
