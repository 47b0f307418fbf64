import { normalize } from '../../../model/normalize.ts';

/** Pixels below this are paper: resampling leaves a haze that would widen the box. */
const FAINT = 24;

/** Frames ink just as the reader does, so that what is cut or joined here looks as it will there. */
export function frame(glyph: Float32Array, ink: Uint8ClampedArray, width: number, height: number): void {
  let hasInk = false;
  for (let index = 0; index < ink.length; index++) {
    if (ink[index]! < FAINT) ink[index] = 0;
    else hasInk = true;
  }
  if (!hasInk) {
    glyph.fill(0);
    return;
  }
  const framed = normalize({ width, height, ink });
  for (let index = 0; index < framed.length; index++) glyph[index] = framed[index]! / 255;
}
