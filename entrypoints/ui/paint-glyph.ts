import { GLYPH_SIZE } from '../../model/spec.ts';

/**
 * Paints what the network saw, white ink on black, one canvas pixel a glyph pixel; CSS scales it up with
 * `image-rendering: pixelated`.
 *
 * @param glyph [28, 28] row-major, 255 is ink
 */
export function paintGlyph(canvas: HTMLCanvasElement, glyph: Uint8ClampedArray): void {
  canvas.width = GLYPH_SIZE;
  canvas.height = GLYPH_SIZE;
  const pixels = new ImageData(GLYPH_SIZE, GLYPH_SIZE);
  for (let i = 0; i < glyph.length; i++) pixels.data.set([glyph[i]!, glyph[i]!, glyph[i]!, 255], i * 4);
  canvas.getContext('2d')!.putImageData(pixels, 0, 0);
}
