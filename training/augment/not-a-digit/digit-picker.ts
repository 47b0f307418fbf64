import { DIGIT_COUNT, GLYPH_SIZE } from '../../../model/spec.ts';
import type { Dataset } from '../../api.ts';
import type { Random } from '../../random.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;

/** A digit as a picture. */
export interface PickedDigit {
  /** uint8 [28, 28], 255 is ink. */
  readonly image: Uint8Array;
  readonly label: number;
}

/** Draws one of the digits that have one of these labels; of any label where there are none. */
export type PickDigit = (random: Random, labels: readonly number[]) => PickedDigit;

/** Every label. */
export const ANY_DIGIT: readonly number[] = Array.from({ length: DIGIT_COUNT }, (_, label) => label);

/** @throws {RangeError} there is no digit to pick */
export function createDigitPicker({ images, labels }: Dataset): PickDigit {
  if (labels.length === 0) throw new RangeError('Expected at least one digit to pick from, got none');
  const indices: number[][] = Array.from({ length: 256 }, () => []);
  labels.forEach((label, index) => {
    indices[label]!.push(index);
  });
  return (random, wanted) => {
    const choices = indices[random.pick(wanted)]!;
    const index = choices.length > 0 ? random.pick(choices) : random.integer(labels.length);
    return { image: images.subarray(index * PIXELS, (index + 1) * PIXELS), label: labels[index]! };
  };
}
