import type { Random } from '../../random.ts';
import { drawDisc } from '../draw.ts';
import { inkStrokes, randomPen } from '../ink-strokes.ts';
import { rewriteStrokes } from '../rewrite-strokes.ts';
import type { Strokes } from '../strokes.ts';
import { LETTERS, SIGNS } from './alphabet.ts';
import { parseSkeleton } from './skeleton.ts';
import type { MakeNegative } from './source.ts';

/** Letters that training never sees, so that validation can ask about what is new to the network. */
export const VALIDATION_ONLY: ReadonlySet<string> = new Set(['K', 'w', '€', 'house']);

function forms(alphabet: Readonly<Record<string, readonly string[]>>, isValidation: boolean): Strokes[][] {
  return Object.entries(alphabet)
    .filter(([name]) => isValidation || !VALIDATION_ONLY.has(name))
    .map(([, skeletons]) => skeletons.map(parseSkeleton));
}

/** Letters and signs for training, as strokes. */
export const TRAINING_LETTERS: readonly Strokes[] = [...forms(LETTERS, false), ...forms(SIGNS, false)].flat();

const training = { letters: forms(LETTERS, false), signs: forms(SIGNS, false) };
const validation = { letters: forms(LETTERS, true), signs: forms(SIGNS, true) };

function write(glyph: Float32Array, strokes: Strokes, random: Random): void {
  inkStrokes(glyph, rewriteStrokes(strokes, random, 1.25), randomPen(random), random);
}

/** A letter. */
export const makeLetter: MakeNegative = (glyph, { isValidation }, random) =>
  write(glyph, random.pick(random.pick(isValidation ? validation.letters : training.letters)), random);

/** A sign or a little drawing. */
export const makeSign: MakeNegative = (glyph, { isValidation }, random) =>
  write(glyph, random.pick(random.pick(isValidation ? validation.signs : training.signs)), random);

/** A pen going to and fro: crossed out, filled in, or tested. */
export const makeScribble: MakeNegative = (glyph, _, random) => {
  const turns = 9 + random.integer(12);
  const isZigzag = random.chance(0.4);
  const points: [number, number][] = [];
  const slant = random.normal(0.4);
  const height = random.uniform(0.3, 1);
  for (let turn = 0; turn < turns; turn++) {
    const side = turn % 2 ? 1 : 0;
    const x = isZigzag ? turn / turns + slant * side : random.next();
    const y = (isZigzag ? side + random.normal(0.12) : random.next()) * height;
    points.push([x, y]);
  }
  const text = `${random.chance(0.6) ? '~' : ''}${points.map(([x, y]) => `${20 * x},${20 * y}`).join(' ')}`;
  write(glyph, parseSkeleton(text), random);
};

/** A stroke that is far from upright: a dash, a minus, a comma or slash lying down. An upright one would be a 1. */
export const makeDash: MakeNegative = (glyph, _, random) => {
  const angle = random.uniform(-0.45, 0.45);
  const bend = random.normal(1.2);
  const text = `~0,0 5,${bend} 10,${bend} 15,0`;
  const strokes = parseSkeleton(text).map((stroke) =>
    stroke.map(([x, y]): [number, number] => [
      x * Math.cos(angle) - y * Math.sin(angle),
      x * Math.sin(angle) + y * Math.cos(angle),
    ]),
  );
  inkStrokes(glyph, strokes, { ...randomPen(random), width: random.uniform(1.2, 6.5) }, random);
};

/** A full stop as large as the frame makes it, or a few of them. */
export const makeDots: MakeNegative = (glyph, _, random) => {
  glyph.fill(0);
  const count = random.chance(0.5) ? 1 : 2 + random.integer(5);
  for (let dot = 0; dot < count; dot++) {
    const radius = count === 1 ? random.uniform(2, 10) : random.uniform(0.7, 4);
    const spread = count === 1 ? 2 : 10;
    const x = 13.5 + random.uniform(-spread, spread);
    const y = 13.5 + random.uniform(-spread, spread);
    drawDisc(glyph, x, y, radius);
    // Blots are not round: a second disc leans on the first.
    if (random.chance(0.6)) drawDisc(glyph, x + random.normal(radius / 2), y + random.normal(radius / 2), radius * 0.8);
  }
};
