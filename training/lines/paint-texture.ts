import type { Picture } from '../../engine/api.ts';
import type { Random } from '../random.ts';

/** Grey at a place, in [0, 255]. */
type Grey = (x: number, y: number) => number;

/** Random values on a grid, smooth between its points: what clouds, cloth, skin and walls look like. */
function smoothNoise(random: Random, spacing: number): Grey {
  const side = 24;
  const grid = Float32Array.from({ length: side * side }, () => random.uniform(-1, 1));
  const ease = (t: number) => t * t * (3 - 2 * t);
  const at = (column: number, row: number) => grid[(row % side) * side + (column % side)]!;
  return (x, y) => {
    const [u, v] = [x / spacing, y / spacing];
    const [left, top] = [Math.floor(u), Math.floor(v)];
    const [fx, fy] = [ease(u - left), ease(v - top)];
    const above = at(left, top) * (1 - fx) + at(left + 1, top) * fx;
    const below = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx;
    return above * (1 - fy) + below * fy;
  };
}

function clouds(random: Random): Grey {
  const octaves = [48, 20, 9, 4].map((spacing) => ({
    noise: smoothNoise(random, spacing),
    weight: random.uniform(0, 70),
  }));
  return (x, y) => octaves.reduce((sum, { noise, weight }) => sum + weight * noise(x, y), 128);
}

function waves(random: Random): Grey {
  const waveOf = () => {
    const [angle, pace, bend] = [random.uniform(0, Math.PI), random.uniform(0.05, 0.6), random.uniform(0, 12)];
    const noise = smoothNoise(random, 40);
    return (x: number, y: number) => Math.sin(pace * (x * Math.cos(angle) + y * Math.sin(angle) + bend * noise(x, y)));
  };
  const [first, second] = [waveOf(), waveOf()];
  const [amount, isChequered] = [random.uniform(20, 110), random.chance(0.4)];
  return (x, y) => 128 + amount * first(x, y) * (isChequered ? second(x, y) : 1);
}

/** Plain shapes over each other, as in drawings, signs and screenshots. */
function shapes(random: Random): Grey {
  const all = Array.from({ length: 3 + random.integer(30) }, () => ({
    x: random.uniform(0, 160),
    y: random.uniform(0, 160),
    width: random.uniform(3, 40),
    height: random.uniform(3, 40),
    isRound: random.chance(0.5),
    grey: random.uniform(0, 255),
  }));
  const ground = random.uniform(0, 255);
  return (x, y) =>
    all.findLast((shape) => {
      const [u, v] = [(x - shape.x) / shape.width, (y - shape.y) / shape.height];
      return shape.isRound ? u * u + v * v < 1 : Math.max(Math.abs(u), Math.abs(v)) < 1;
    })?.grey ?? ground;
}

/** A picture without any writing: clouds, waves, shapes, with some noise. */
export function paintTexture(random: Random): Picture {
  const [width, height] = [64 + random.integer(100), 64 + random.integer(100)];
  const grey = random.pick([clouds, clouds, waves, shapes])(random);
  const noise = random.chance(0.5) ? random.uniform(0, 12) : 0;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 4) data.fill(grey(x, y) + noise * random.uniform(-1, 1), i, i + 3);
  return { width, height, data };
}
