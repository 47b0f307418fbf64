import { GLYPH_SIZE } from '../../../model/spec.ts';
import type { Random } from '../../random.ts';
import { addFrame, addLine, addSpecks } from '../clutter.ts';
import { addNoise } from '../noise.ts';
import { smoothField } from '../smooth-field.ts';
import type { MakeNegative } from './source.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;
const octave = new Float32Array(PIXELS);

/** Several scales of smooth noise, as photographs have them. */
function clouds(glyph: Float32Array, random: Random): void {
  glyph.fill(random.uniform(0.1, 0.7));
  let deviation = random.uniform(0.1, 0.5);
  const fade = random.uniform(0.3, 0.9);
  for (const spacing of [14, 7, 3.5, 2]) {
    smoothField(octave, spacing, deviation, random);
    for (let index = 0; index < PIXELS; index++) glyph[index]! += octave[index]!;
    deviation *= fade;
  }
}

function waves(glyph: Float32Array, random: Random): void {
  const angle = random.uniform(0, Math.PI);
  const pace = random.uniform(0.3, 2.4);
  const gain = random.uniform(0.4, 3);
  const isChequered = random.chance(0.4);
  for (let index = 0; index < PIXELS; index++) {
    const x = index % GLYPH_SIZE;
    const y = Math.floor(index / GLYPH_SIZE);
    const along = pace * (x * Math.cos(angle) + y * Math.sin(angle));
    const across = pace * (y * Math.cos(angle) - x * Math.sin(angle));
    glyph[index] = 0.5 + gain * Math.sin(along) * (isChequered ? Math.sin(across) : 1);
  }
}

/** A photograph's texture, cloth, a gradient, or plain noise. */
export const makeTexture: MakeNegative = (glyph, { isValidation }, random) => {
  if (random.chance(isValidation ? 0.5 : 0.3)) waves(glyph, random);
  else clouds(glyph, random);
  if (random.chance(0.3)) {
    // Patches of two levels, as thresholding makes them.
    const threshold = random.uniform(0.3, 0.7);
    for (let index = 0; index < PIXELS; index++) glyph[index] = (glyph[index]! - threshold) * 6 + 0.5;
  }
  for (let index = 0; index < PIXELS; index++) glyph[index] = Math.min(1, Math.max(0, glyph[index]!));
  if (random.chance(0.5)) addNoise(glyph, random.uniform(0.02, 0.4), random);
};

/** Nothing, or nearly: empty paper, a gray level, dust, faint noise. */
export const makeBlank: MakeNegative = (glyph, _, random) => {
  glyph.fill(random.chance(0.6) ? 0 : random.next());
  if (random.chance(0.4)) addNoise(glyph, random.uniform(0.005, 0.15), random);
  if (random.chance(0.3)) addSpecks(glyph, 1 + random.integer(4), random);
};

/** What is left of tables and ruled paper: crossing lines and corners, never one upright line, which is a 1. */
export const makeRuling: MakeNegative = (glyph, _, random) => {
  glyph.fill(0);
  const radius = random.uniform(0.3, 1.4);
  const level = random.uniform(0.5, 1);
  const lines = 3 + random.integer(4);
  for (let line = 0; line < lines; line++) addLine(glyph, radius, level, random);
  if (random.chance(0.4)) addFrame(glyph, random);
};
