import { GLYPH_SIZE } from '../../model/spec.ts';
import { resample } from '../augment/blur.ts';
import { fitTo } from '../augment/reframe.ts';
import { sharpenTone } from '../augment/tone.ts';
import { IDENTITY_WARP, warpGlyph } from '../augment/warp.ts';
import { Random } from '../random.ts';

/** How a collection frames its digits. */
interface Frame {
  /** Pixels of the longer side, of 28. */
  readonly side: number;
  /** Whether the shorter side is stretched to as much. */
  readonly isStretched: boolean;
  /** Pixels that the picture has across and down. */
  readonly size: number;
  readonly isBinary: boolean;
}

/** Framings that other collections of digits have, or their like. */
export const FRAMINGS = {
  'filling the picture': { side: 28, isStretched: false, size: GLYPH_SIZE, isBinary: false },
  'small in the picture': { side: 13, isStretched: false, size: GLYPH_SIZE, isBinary: false },
  'stretched to a square': { side: 28, isStretched: true, size: GLYPH_SIZE, isBinary: false },
  'stretched, 16×16, no greys': { side: 28, isStretched: true, size: 16, isBinary: true },
  'stretched, 8×8': { side: 28, isStretched: true, size: 8, isBinary: false },
} as const satisfies Record<string, Frame>;

/**
 * A digit of MNIST as another collection would frame it: not 20 pixels high about its centre of mass.
 *
 * @param image uint8 [28, 28], 255 is ink
 */
export function frameAs(kind: keyof typeof FRAMINGS, image: Uint8Array): Uint8Array {
  const { side, isStretched, size, isBinary }: Frame = FRAMINGS[kind];
  const glyph = Float32Array.from(image, (value) => value / 255);
  warpGlyph(glyph, { ...IDENTITY_WARP, ...fitTo(glyph, side, isStretched) }, new Random(0)); // draws nothing without bending
  if (size < GLYPH_SIZE) resample(glyph, size);
  if (isBinary) sharpenTone(glyph, 0.45, 12);
  return Uint8Array.from(glyph, (value) => Math.round(255 * value));
}
