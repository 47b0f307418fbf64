import { GLYPH_SIZE } from '../../model/spec.ts';
import { gaussian, levelAt, PIXELS } from './raster.ts';

const LOW = 0.1;
const HIGH = 0.2;

/**
 * The edges that Canny's detector finds: Gaussian of one pixel, Sobel gradient, thinned across the edge, weak edges kept
 * where they hang on strong ones.
 *
 * @see Canny 1986, "A computational approach to edge detection"
 */
export function cannyEdges(image: Float32Array): Float32Array {
  const smooth = gaussian(image, 1);
  const magnitude = new Float32Array(PIXELS);
  const direction = new Uint8Array(PIXELS); // 0: the gradient is level, then by 45° clockwise
  for (let index = 0; index < PIXELS; index++) {
    const x = index % GLYPH_SIZE;
    const y = Math.floor(index / GLYPH_SIZE);
    const at = (dx: number, dy: number) => levelAt(smooth, x + dx, y + dy);
    const gx = at(1, -1) + 2 * at(1, 0) + at(1, 1) - at(-1, -1) - 2 * at(-1, 0) - at(-1, 1);
    const gy = at(-1, 1) + 2 * at(0, 1) + at(1, 1) - at(-1, -1) - 2 * at(0, -1) - at(1, -1);
    magnitude[index] = Math.hypot(gx, gy) / 4;
    direction[index] = Math.round((Math.atan2(gy, gx) / Math.PI) * 4 + 4) % 4;
  }
  const across = [
    [1, 0],
    [1, 1],
    [0, 1],
    [-1, 1],
  ] as const;
  const isThin = (index: number) => {
    const x = index % GLYPH_SIZE;
    const y = Math.floor(index / GLYPH_SIZE);
    const [dx, dy] = across[direction[index]!]!;
    const own = magnitude[index]!;
    return own > levelAt(magnitude, x - dx, y - dy) && own >= levelAt(magnitude, x + dx, y + dy);
  };
  const edges = new Float32Array(PIXELS);
  const strong: number[] = [];
  for (let index = 0; index < PIXELS; index++)
    if (magnitude[index]! >= HIGH && isThin(index)) {
      edges[index] = 1;
      strong.push(index);
    }
  for (let index: number | undefined = strong.pop(); index !== undefined; index = strong.pop())
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        const x: number = (index % GLYPH_SIZE) + dx;
        const y: number = Math.floor(index / GLYPH_SIZE) + dy;
        const next: number = y * GLYPH_SIZE + x;
        if (levelAt(magnitude, x, y) < LOW || edges[next] === 1 || !isThin(next)) continue;
        edges[next] = 1;
        strong.push(next);
      }
  return edges;
}
