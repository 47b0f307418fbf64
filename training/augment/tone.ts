import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Random } from '../random.ts';
import { smoothField } from './smooth-field.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;
const CENTRE = (GLYPH_SIZE - 1) / 2;
const cloud = new Float32Array(PIXELS);

/** Lifts (or lowers) the gray levels between paper and ink. @param amount in [-1, 1]: x + amount·x·(1 - x), monotone */
export function bendTone(glyph: Float32Array, amount: number): void {
  for (let index = 0; index < PIXELS; index++) {
    const value = glyph[index]!;
    glyph[index] = value + amount * value * (1 - value);
  }
}

/** Steepens the levels about a threshold, up to a picture of two levels. @param gain 1 or more */
export function sharpenTone(glyph: Float32Array, threshold: number, gain: number): void {
  for (let index = 0; index < PIXELS; index++) {
    const value = (glyph[index]! - threshold) * gain + threshold;
    glyph[index] = value < 0 ? 0 : value > 1 ? 1 : value;
  }
}

/** Squeezes the levels into [paper, ink], tilted by a slope across the picture: another contrast, a shadow. */
export function setLevels(glyph: Float32Array, paper: number, ink: number, slope: number, angle: number): void {
  const stepX = (slope * Math.cos(angle)) / CENTRE;
  const stepY = (slope * Math.sin(angle)) / CENTRE;
  for (let y = 0, index = 0; y < GLYPH_SIZE; y++)
    for (let x = 0; x < GLYPH_SIZE; x++, index++) {
      const ground = paper + stepX * (x - CENTRE) + stepY * (y - CENTRE);
      const value = ground + (ink - paper) * glyph[index]!;
      glyph[index] = value < 0 ? 0 : value > 1 ? 1 : value;
    }
}

/** Lays clouds over the picture: light where they are, less contrast everywhere. @param density fog for each part of ink */
export function addFog(glyph: Float32Array, density: number, random: Random): void {
  const fog = new Float32Array(PIXELS).fill(0.5);
  for (const [spacing, deviation] of [
    [12, 0.3],
    [5, 0.15],
    [2.5, 0.08],
  ] as const) {
    smoothField(cloud, spacing, deviation, random);
    for (let index = 0; index < PIXELS; index++) fog[index]! += cloud[index]!;
  }
  for (let index = 0; index < PIXELS; index++) {
    const whiteness = Math.min(1, Math.max(0, fog[index]!));
    glyph[index] = (glyph[index]! + density * whiteness) / (1 + density);
  }
}
