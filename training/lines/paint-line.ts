import type { Picture } from '../../engine/api.ts';
import type { Random } from '../random.ts';
import type { WrittenLine } from './write-line.ts';

/** Grey that the print of a paper adds at a place. */
type Print = (x: number, y: number) => number;

/** Waves, nets and hatching, as on cheques and forms; ruled lines; most often nothing. */
function pickPrint(random: Random, digitHeight: number): Print {
  const amount = -random.uniform(6, 45);
  const pitch = digitHeight * random.uniform(0.07, 0.3);
  const angle = random.chance(0.5) ? random.normal(0.15) : random.uniform(0, Math.PI);
  const [u, v] = [Math.sin(angle), Math.cos(angle)];
  const swing = pitch * random.uniform(0, 2);
  const wave = digitHeight * random.uniform(0.4, 2);
  const sharpness = random.uniform(0, 0.8);
  const stripes = (along: number, across: number) => {
    const height = Math.cos((2 * Math.PI * (across + swing * Math.sin(along / wave))) / pitch);
    return amount * Math.max(0, (height - sharpness) / (1 - sharpness));
  };
  const kind = random.integer(6);
  if (kind < 2) return () => 0;
  if (kind < 4) return (x, y) => stripes(u * y - v * x, u * x + v * y);
  if (kind === 4) return (x, y) => stripes(y, x + y) + stripes(x, x - y);
  const spacing = digitHeight * random.uniform(0.9, 2);
  const phase = random.uniform(0, spacing);
  const isSquared = random.chance(0.5);
  const isOn = (at: number) => (at + phase) % spacing < Math.max(1, digitHeight / 30);
  return (x, y) => (isOn(y) || (isSquared && isOn(x)) ? 2 * amount : 0);
}

/** A printed rule below the digits, or through their feet: [row, thickness, share of the ink's darkness], or none. */
function pickRule(random: Random, digitHeight: number): [row: number, thickness: number, level: number] | null {
  if (!random.chance(0.3)) return null;
  return [2 * digitHeight + random.normal(0.12 * digitHeight), random.uniform(0.8, 2.5), random.uniform(0.4, 1)];
}

/** Share of its darkness that ink keeps at a place: most often all of it, else less where the pen hardly wrote. */
function pickFading(random: Random, digitHeight: number): (x: number, y: number) => number {
  if (!random.chance(0.4)) return () => 1;
  const depth = random.uniform(0.3, 0.8);
  const waves = [0, 1, 2].map(() => {
    const angle = random.uniform(0, 2 * Math.PI);
    const pace = (2 * Math.PI) / (digitHeight * random.uniform(0.25, 1.2));
    return { u: pace * Math.cos(angle), v: pace * Math.sin(angle), phase: random.uniform(0, 2 * Math.PI) };
  });
  return (x, y) => {
    const swell = waves.reduce((sum, { u, v, phase }) => sum + Math.sin(u * x + v * y + phase), 0) / 3;
    return 1 - depth * Math.min(1, 2 * Math.max(0, swell));
  };
}

/**
 * Paints a line as a scanner or a camera sees it: on plain or printed paper, light or dark, unevenly lit, a little blurred and noisy.
 */
export function paintLine({ ink, digitHeight }: WrittenLine, random: Random): Picture {
  const { width, height, coverage } = ink;
  const paper = random.uniform(150, 255);
  const contrast = random.uniform(50, Math.min(200, paper - 10));
  const print = pickPrint(random, digitHeight);
  const rule = pickRule(random, digitHeight);
  const [slopeX, slopeY] = [random.normal(12), random.normal(12)];
  const noise = random.chance(0.6) ? random.uniform(0, 6) : random.uniform(0, 16);
  const isInverted = random.chance(0.12);
  const fading = pickFading(random, digitHeight);
  let grey = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const ground = paper + (slopeX * x) / width + (slopeY * y) / height + print(x, y);
      const ruled = rule && Math.abs(y - rule[0]) < rule[1] / 2 ? rule[2] : 0;
      const written = coverage[i]! && coverage[i]! * fading(x, y);
      grey[i] = ground - contrast * Math.max(written, ruled);
    }
  }
  for (let passes = random.integer(3); passes > 0; passes--) grey = blur(grey, width, height);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < grey.length; i++) {
    const value = grey[i]! + noise * (random.next() + random.next() - 1);
    data.fill(isInverted ? 255 - value : value, 4 * i, 4 * i + 3);
  }
  return { width, height, data };
}

/** Binomial blur of three pixels, both ways. */
function blur(values: Float32Array, width: number, height: number): Float32Array<ArrayBuffer> {
  const across = values.slice();
  for (let i = 1; i + 1 < values.length; i++) across[i] = (values[i - 1]! + 2 * values[i]! + values[i + 1]!) / 4;
  const blurred = across.slice();
  for (let i = width; i < width * (height - 1); i++)
    blurred[i] = (across[i - width]! + 2 * across[i]! + across[i + width]!) / 4;
  return blurred;
}
