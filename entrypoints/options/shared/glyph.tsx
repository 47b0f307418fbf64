import { useEffect, useRef } from 'preact/hooks';
import { GLYPH_SIZE } from '../../../model/spec.ts';

/** A 28×28 glyph as a picture: ink in the text's colour on nothing, so that it suits light and dark. Without a label it is decoration. */
export function Glyph({ pixels, label }: { pixels: Uint8Array | Uint8ClampedArray; label?: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current!.getContext('2d')!;
    const image = context.createImageData(GLYPH_SIZE, GLYPH_SIZE);
    pixels.forEach((ink, index) => {
      image.data[4 * index + 3] = ink; // black; the style sheet inverts it in the dark
    });
    context.putImageData(image, 0, 0);
  }, [pixels]);
  const naming =
    label === undefined ? ({ 'aria-hidden': 'true' } as const) : { role: 'img' as const, 'aria-label': label };
  return <canvas ref={canvas} class="glyph" width={GLYPH_SIZE} height={GLYPH_SIZE} {...naming} />;
}
