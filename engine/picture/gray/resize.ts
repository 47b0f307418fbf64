import type { Picture } from '../../api.ts';
import { type ColourPlanes, shrink } from './shrink.ts';

/** Pictures with more pixels than this are scaled down before anything else. */
export const MAX_WORKING_PIXELS = 2_000_000;

/**
 * Brings a picture that is too large to working size, laid over a plain background where it is transparent: by area averaging with a
 * whole factor, for sharper filters would ring around strokes. What is small is left to `enlarge`.
 *
 * @param background of `chooseBackground`
 */
export function resize(picture: Picture, background: number | undefined): ColourPlanes {
  const excess = (picture.width * picture.height) / MAX_WORKING_PIXELS;
  return shrink(picture, background, Math.max(1, Math.ceil(Math.sqrt(excess))));
}
