import { rasterize } from '../../model/rasterize.ts';
import type { Random } from '../random.ts';
import type { Strokes } from './strokes.ts';

/** How a drawing is inked. */
export interface Pen {
  /** Pixels of the glyph. */
  readonly width: number;
  /** How much the width swings along a stroke, as a share of it; 0 for a felt tip. */
  readonly pressure: number;
  /** Darkness in [0, 1]. */
  readonly level: number;
}

/** Draws a pen: mostly about as wide as MNIST's, one in five a fine liner or a marker. */
export function randomPen(random: Random, strength = 1): Pen {
  const isOdd = random.chance(0.2 * strength);
  return {
    width: isOdd ? random.uniform(0.9, 5) : random.uniform(1.7, 3.8),
    pressure: random.chance(0.5) ? random.uniform(0, 0.35) * strength : 0,
    level: random.chance(0.8) ? 1 : random.uniform(0.6, 1),
  };
}

/** Slow swings of the pen's width along every stroke, as factors about 1. */
function pressureAlong(strokes: Strokes, amount: number, random: Random): number[][] {
  return strokes.map((stroke) => {
    const phase = random.uniform(0, 2 * Math.PI);
    const pace = random.uniform(2, 9) / stroke.length; // radians a point: a swing or so on the way
    return stroke.map((_, index) => 1 + amount * Math.sin(phase + pace * index));
  });
}

/** Inks strokes exactly as the reader does, framed as MNIST frames them. @param glyph [28, 28] in [0, 1], overwritten */
export function inkStrokes(glyph: Float32Array, strokes: Strokes, pen: Pen, random: Random): void {
  const inked = rasterize(strokes, {
    penWidth: pen.width,
    ...(pen.pressure > 0 && { pressure: pressureAlong(strokes, pen.pressure, random) }),
  });
  for (let index = 0; index < inked.length; index++) glyph[index] = (pen.level * inked[index]!) / 255;
}
