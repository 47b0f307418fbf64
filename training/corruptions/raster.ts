import { GLYPH_SIZE } from '../../model/spec.ts';

/** Pixels of a picture. */
export const PIXELS = GLYPH_SIZE * GLYPH_SIZE;
/** Middle of a side, in pixel centres. */
export const CENTRE = (GLYPH_SIZE - 1) / 2;

/** The level at a whole pixel; paper beyond the borders. */
export function levelAt(image: Float32Array, x: number, y: number): number {
  return x >= 0 && y >= 0 && x < GLYPH_SIZE && y < GLYPH_SIZE ? image[y * GLYPH_SIZE + x]! : 0;
}

/** The level between pixels, interpolated; paper beyond the borders. */
export function sample(image: Float32Array, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  const upper = levelAt(image, left, top) * (1 - fx) + levelAt(image, left + 1, top) * fx;
  const lower = levelAt(image, left, top + 1) * (1 - fx) + levelAt(image, left + 1, top + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}

/** Makes a picture from the level at every pixel, kept in [0, 1]. */
export function render(level: (x: number, y: number) => number): Float32Array {
  const image = new Float32Array(PIXELS);
  for (let index = 0; index < PIXELS; index++)
    image[index] = Math.min(1, Math.max(0, level(index % GLYPH_SIZE, Math.floor(index / GLYPH_SIZE))));
  return image;
}

/** Blurs by a Gaussian. @param deviation pixels */
export function gaussian(image: Float32Array, deviation: number): Float32Array {
  const reach = Math.ceil(3 * deviation);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-((k - reach) ** 2) / (2 * deviation ** 2)));
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  const inside = (at: number) => Math.min(GLYPH_SIZE - 1, Math.max(0, at));
  const along = (from: Float32Array, dx: number, dy: number) => {
    const blurred = new Float32Array(PIXELS);
    for (let index = 0; index < PIXELS; index++) {
      const x = index % GLYPH_SIZE;
      const y = Math.floor(index / GLYPH_SIZE);
      let total = 0;
      for (let k = -reach; k <= reach; k++)
        total += kernel[k + reach]! * from[inside(y + k * dy) * GLYPH_SIZE + inside(x + k * dx)]!;
      blurred[index] = total / sum;
    }
    return blurred;
  };
  return along(along(image, 1, 0), 0, 1);
}
