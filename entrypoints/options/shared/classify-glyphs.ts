import { modelLibrary, modelStore } from '../model/model-library.ts';
import { recognizer } from './recognizer.ts';

/** What `classifyGlyphs` answers where the model takes a glyph for no digit. */
export const NO_DIGIT = 10;

/**
 * What the active model reads in glyphs as the network sees them, without looking for digits in them first.
 *
 * @param glyphs uint8 [28, 28] each, 255 is ink
 * @returns 0–9 for each, or 10 where it takes the glyph for no digit
 */
export async function classifyGlyphs(glyphs: readonly ArrayLike<number>[]): Promise<number[]> {
  const batch = new Float32Array(glyphs.length * 784); // [n, 28, 28, 1]
  glyphs.forEach((glyph, index) => {
    for (let at = 0; at < 784; at++) batch[index * 784 + at] = glyph[at]! / 255;
  });
  const [threshold, predictions] = await Promise.all([minDigitProbability(), recognizer.classify(batch)]);
  return predictions.map(({ label, digitProbability }) => (digitProbability < threshold ? NO_DIGIT : label));
}

/** The active model's own threshold, from the metadata in its file. */
async function minDigitProbability(): Promise<number> {
  const { activeId, shipped } = modelLibrary.state;
  if (activeId === null) return shipped?.minDigitProbability ?? 0;
  const files = await (await modelStore()).files(activeId);
  const json = files?.modelJson as { userDefinedMetadata?: { minDigitProbability?: number } } | undefined;
  return json?.userDefinedMetadata?.minDigitProbability ?? 0;
}
