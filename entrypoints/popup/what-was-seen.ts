import type { Digit, Ink, Recognizer } from '../../engine/api.ts';
import { rasterize } from '../../model/rasterize.ts';

/**
 * What the network sees of a drawing in which no digit was found: all of it as one glyph, so that the user may say what
 * it is.
 *
 * @param ink with at least one point
 */
export async function whatWasSeen(recognizer: Recognizer, { strokes }: Ink): Promise<Digit> {
  const glyph = rasterize(strokes); // [28, 28]
  const [prediction] = await recognizer.classify(Float32Array.from(glyph, (value) => value / 255));
  const points = strokes.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const box = { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  return { ...prediction!, box, glyph };
}
