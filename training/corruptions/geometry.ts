import type { Random } from '../random.ts';
import { CENTRE, render, sample } from './raster.ts';

const sign = (random: Random) => (random.chance(0.5) ? 1 : -1);

/** Slants by a quarter to four tenths of the height, to one side or the other. */
export function shear(image: Float32Array, random: Random): Float32Array {
  const slant = sign(random) * random.uniform(0.25, 0.4);
  return render((x, y) => sample(image, x + slant * (y - CENTRE), y));
}

/** Shrinks to two thirds about the centre. */
export function scale(image: Float32Array, random: Random): Float32Array {
  const zoom = random.uniform(0.6, 0.75);
  return render((x, y) => sample(image, CENTRE + (x - CENTRE) / zoom, CENTRE + (y - CENTRE) / zoom));
}

/** Turns by 12 to 28 degrees to one side or the other. */
export function rotate(image: Float32Array, random: Random): Float32Array {
  const angle = (sign(random) * random.uniform(12, 28) * Math.PI) / 180;
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  return render((x, y) => {
    const [u, v] = [x - CENTRE, y - CENTRE];
    return sample(image, CENTRE + cosine * u + sine * v, CENTRE - sine * u + cosine * v);
  });
}

/** Moves by three or four pixels along both axes. */
export function translate(image: Float32Array, random: Random): Float32Array {
  const moveX = sign(random) * random.uniform(2.5, 4);
  const moveY = sign(random) * random.uniform(2.5, 4);
  return render((x, y) => sample(image, x - moveX, y - moveY));
}
