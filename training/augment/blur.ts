import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Random } from '../random.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;
const before = new Float32Array(PIXELS);

/**
 * Blurs by a binomial kernel [share, 1 - 2·share, share] along both axes, `times` over: a Gaussian of deviation
 * √(2·share·times) pixels. Beyond the border is what is at the border.
 *
 * @param glyph [28, 28], overwritten
 * @param share in [0, 1/3]
 */
export function blur(glyph: Float32Array, share: number, times = 1): void {
  for (let time = 0; time < times; time++)
    for (const [stride, across] of [
      [1, GLYPH_SIZE],
      [GLYPH_SIZE, 1],
    ] as const)
      for (let line = 0; line < GLYPH_SIZE; line++) {
        let at = line * across;
        let previous = glyph[at]!;
        let own = previous;
        for (let step = 0; step < GLYPH_SIZE; step++, at += stride) {
          const next = step < GLYPH_SIZE - 1 ? glyph[at + stride]! : own;
          glyph[at] = own + share * (previous - 2 * own + next);
          previous = own;
          own = next;
        }
      }
}

/**
 * Blurs along a line, as a hand that shakes does.
 *
 * @param angle radians
 * @param length pixels, 0 for nothing
 */
export function blurMotion(glyph: Float32Array, angle: number, length: number): void {
  before.set(glyph);
  glyph.fill(0);
  const taps = Math.max(2, Math.ceil(length) + 1);
  for (let tap = 0; tap < taps; tap++) {
    const along = (tap / (taps - 1) - 0.5) * length;
    const moveX = Math.round(along * Math.cos(angle));
    const moveY = Math.round(along * Math.sin(angle));
    for (let y = Math.max(0, moveY); y < GLYPH_SIZE + Math.min(0, moveY); y++)
      for (let x = Math.max(0, moveX); x < GLYPH_SIZE + Math.min(0, moveX); x++)
        glyph[y * GLYPH_SIZE + x]! += before[(y - moveY) * GLYPH_SIZE + x - moveX]! / taps;
  }
}

/** Swaps pixels with their neighbours, as structured glass does, and blurs what comes of it. @param share of pixels swapped */
export function blurGlass(glyph: Float32Array, share: number, random: Random): void {
  for (let y = 1; y < GLYPH_SIZE - 1; y++)
    for (let x = 1; x < GLYPH_SIZE - 1; x++) {
      if (!random.chance(share)) continue;
      const bits = random.bits() >>> 1;
      const at = y * GLYPH_SIZE + x;
      const other = at + ((bits % 3) - 1) * GLYPH_SIZE + (((bits >>> 8) % 3) - 1);
      const kept = glyph[at]!;
      glyph[at] = glyph[other]!;
      glyph[other] = kept;
    }
  blur(glyph, 0.2);
}

/**
 * Scales down to `size`×`size` pixels by averaging and up again by interpolation: a tiny picture of the glyph.
 *
 * @param size in [8, 28]
 */
export function resample(glyph: Float32Array, size: number): void {
  const ratio = GLYPH_SIZE / size;
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      // Two by two samples of the cell are enough below a ratio of 3.5.
      let sum = 0;
      for (let part = 0; part < 4; part++) {
        const y = Math.floor((row + 0.25 + 0.5 * (part >> 1)) * ratio);
        const x = Math.floor((column + 0.25 + 0.5 * (part & 1)) * ratio);
        sum += glyph[y * GLYPH_SIZE + x]!;
      }
      before[row * size + column] = sum / 4;
    }
  const last = size - 1.0001;
  for (let y = 0; y < GLYPH_SIZE; y++) {
    const v = Math.min(last, Math.max(0, (y + 0.5) / ratio - 0.5));
    const top = Math.floor(v);
    for (let x = 0; x < GLYPH_SIZE; x++) {
      const u = Math.min(last, Math.max(0, (x + 0.5) / ratio - 0.5));
      const left = Math.floor(u);
      const at = top * size + left;
      const upper = before[at]! + (u - left) * (before[at + 1]! - before[at]!);
      const lower = before[at + size]! + (u - left) * (before[at + size + 1]! - before[at + size]!);
      glyph[y * GLYPH_SIZE + x] = upper + (v - top) * (lower - upper);
    }
  }
}
