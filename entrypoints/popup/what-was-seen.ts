import type { Digit, Ink, Recognizer } from '../../engine/api.ts';
import { pointBounds, rasterize } from '../../model/rasterize.ts';

/**
 * What the network sees of a drawing in which no digit was found: all of it as one glyph, so that the user may say what
 * it is.
 *
 * @param ink with at least one point
 */
export async function whatWasSeen(recognizer: Recognizer, { strokes }: Ink): Promise<Digit> {
  const glyph = rasterize(strokes); // [28, 28]
  const [prediction] = await recognizer.classify(Float32Array.from(glyph, (value) => value / 255));
  return { ...prediction!, box: pointBounds(strokes), glyph };
}
