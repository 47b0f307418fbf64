import { GLYPH_SIZE } from './spec.ts';

/**
 * Whole-pixel shift that puts the centre of mass of a picture at the centre of the glyph, as MNIST does.
 *
 * @param ink [height, width] row-major, larger is more ink
 * @returns where the picture's top left corner goes in the 28×28 glyph, kept so that the picture stays inside it
 * @throws {RangeError} the picture has no ink
 */
export function placeByCentreOfMass(
  ink: ArrayLike<number>,
  width: number,
  height: number,
): { left: number; top: number } {
  let mass = 0;
  let sumX = 0;
  let sumY = 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const value = ink[i]!;
      mass += value;
      sumX += value * (x + 0.5);
      sumY += value * (y + 0.5);
    }
  }
  if (mass <= 0) throw new RangeError('Expected a glyph with ink, got an empty one');
  const clampStart = (start: number, size: number) => Math.min(Math.max(Math.round(start), 0), GLYPH_SIZE - size);
  return {
    left: clampStart(GLYPH_SIZE / 2 - sumX / mass, width),
    top: clampStart(GLYPH_SIZE / 2 - sumY / mass, height),
  };
}
