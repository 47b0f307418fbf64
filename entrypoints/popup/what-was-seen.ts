import type { Digit, Ink, Recognizer } from '../../engine/api.ts';

/**
 * What the network saw of a drawing in which it found no digit: the same, read without the threshold.
 *
 * @returns undefined where it is not one glyph, of which one could say what it is
 */
export async function whatWasSeen(recognizer: Recognizer, ink: Ink): Promise<Digit | undefined> {
  const { lines } = await recognizer.readInk(ink, { minDigitProbability: 0 });
  const digits = lines.flatMap((line) => line.digits);
  return digits.length === 1 ? digits[0] : undefined;
}
