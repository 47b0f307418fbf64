import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Random } from '../random.ts';
import { gaussian, PIXELS, render } from './raster.ts';

/** Half of the range is added to every level. */
export function brightness(image: Float32Array): Float32Array {
  return image.map((level) => Math.min(1, level + 0.5));
}

/** Plasma in [0, 1] over 32×32, by midpoint displacement (Fournier, Fussell, Carpenter 1982). */
function plasma(random: Random): Float32Array {
  const side = 32;
  const cloud = new Float32Array(side * side);
  const at = (x: number, y: number) => cloud[(y & (side - 1)) * side + (x & (side - 1))]!;
  let wobble = 1;
  for (let step = side; step > 1; step >>= 1) {
    const half = step >> 1;
    for (let y = 0; y < side; y += step)
      for (let x = 0; x < side; x += step)
        cloud[(y + half) * side + x + half] =
          (at(x, y) + at(x + step, y) + at(x, y + step) + at(x + step, y + step)) / 4 + random.uniform(-wobble, wobble);
    for (let y = 0; y < side; y += half)
      for (let x = (y / half) % 2 ? 0 : half; x < side; x += step)
        cloud[y * side + x] =
          (at(x - half, y) + at(x + half, y) + at(x, y - half) + at(x, y + half)) / 4 + random.uniform(-wobble, wobble);
    wobble /= 2;
  }
  const least = Math.min(...cloud);
  const most = Math.max(...cloud);
  return cloud.map((level) => (level - least) / (most - least));
}

/** Fog one and a half times as bright as the ink. */
export function fog(image: Float32Array, random: Random): Float32Array {
  const cloud = plasma(random);
  return render((x, y) => (image[y * GLYPH_SIZE + x]! + 1.5 * cloud[y * 32 + x]!) / 2.5);
}

/** Splashes over a fifth of the picture: bright water or dark mud. */
export function spatter(image: Float32Array, random: Random): Float32Array {
  const wetness = gaussian(
    Float32Array.from({ length: PIXELS }, () => random.normal()),
    1.2,
  );
  const sorted = Float32Array.from(wetness).sort();
  const threshold = sorted[Math.floor(PIXELS * 0.82)]!;
  const mask = gaussian(
    wetness.map((level) => Number(level > threshold)),
    0.5,
  );
  const level = random.chance(0.5) ? random.uniform(0.6, 0.9) : random.uniform(0.1, 0.3);
  return image.map((ink, index) => ink + mask[index]! * (level - ink));
}
