import type { Reading, ReadOptions } from '../../api.ts';
import { assembleReading } from '../../decode/assemble-reading.ts';
import type { Raster } from '../raster/raster.ts';
import { isAlongEdges } from './is-along-edges.ts';
import { isClutter } from './is-clutter.ts';
import { isGuesswork } from './is-guesswork.ts';
import type { Look } from './look.ts';

/**
 * Pieces of a picture have already won over every other way to read their ink, so they may be less probable than a
 * glyph that is judged by itself: a caller can ask for less than this, but not for more.
 */
const MAX_MIN_DIGIT_PROBABILITY = 0.3;

/**
 * What a look comes to: nothing if it is clutter, else its lines without guesswork and without edges of things, which count in the look's worth all the same.
 *
 * @param gray tells edges from strokes; undefined in thumbnails, where noise and blur hide what does. Of ink that was turned nothing is said: it is not where the picture is.
 */
export function readLook(look: Look, gray: Raster | undefined, options: ReadOptions): Reading {
  const minDigitProbability = Math.min(MAX_MIN_DIGIT_PROBABILITY, options.minDigitProbability ?? 1);
  if (isClutter(look, minDigitProbability)) return { text: '', lines: [] };
  const { ink, lines, fragmentMap } = look.segmentation;
  const written = look.lines.filter(
    (path, i) => !gray || ink.turn || !isAlongEdges(path, lines[i]!, fragmentMap, gray),
  );
  const sound = written.filter((line) => !isGuesswork(line));
  return assembleReading(sound.length > 0 ? sound : written, { minDigitProbability });
}
