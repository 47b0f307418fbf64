import type { Picture } from '../../engine/api.ts';
import { FURTHER } from '../../engine/picture/trace-contrast.ts';
import { GLYPH_SIZE, NOT_A_DIGIT } from '../../model/spec.ts';
import type { Dataset } from '../api.ts';
import { permutation, Random } from '../random.ts';
import { cropLine, cropWholes, type LabelledCrop, type Look } from './crop-line.ts';
import { blankLine } from './line-ink.ts';
import { paintLine } from './paint-line.ts';
import { paintTexture } from './paint-texture.ts';
import { writeLetters } from './write-letters.ts';
import { createLineWriter, type LineSource, type WrittenLine } from './write-line.ts';

/** Keeps the key of a line's random numbers apart from other keys of the same seed. */
const SALT = 0x11e5;
/** Shares of pictures with letters, and without any writing. */
const LETTERS = 0.3;
const TEXTURES = 0.12;
/** The most crops of no digit that are kept of a picture without any. */
const MAX_OTHERS = 5;

/**
 * Writes, paints and cuts up lines of digits, letters and textures, and keeps about as many crops of no digit as of digits, so that
 * neither crowds the other out. The same arguments give the same crops.
 *
 * @param count pictures
 * @param first the first picture's number
 */
export function cropLines(source: LineSource, count: number, seed: number, first = 0): Dataset {
  const writeDigits = createLineWriter(source);
  const crops: LabelledCrop[] = [];
  for (let index = first; index < first + count; index++) {
    const random = new Random(seed, SALT, index);
    const [line, picture] = makePicture(writeDigits, random);
    const found = cropLine(line, picture, takeLook(random));
    // Round amounts are full of zeros: half of them are enough.
    const digits = found.filter(({ label }) => label !== NOT_A_DIGIT && (label > 0 || random.chance(0.5)));
    const others = found.filter(({ label }) => label === NOT_A_DIGIT);
    const most = line.labels.some((label) => typeof label === 'number') ? digits.length + 1 : MAX_OTHERS;
    const order = permutation(others.length, random).subarray(0, most);
    crops.push(...digits, ...Array.from(order, (at) => others[at]!));
  }
  return toDataset(crops);
}

/** Writes lines of letters and of digits, about as many, and keeps what is all of one letter or of several digits (`cropWholes`). See `cropLines`. */
export function cropSymbols(source: LineSource, count: number, seed: number, first = 0): Dataset {
  const writeDigits = createLineWriter(source);
  const crops: LabelledCrop[] = [];
  for (let index = first; index < first + count; index++) {
    const random = new Random(seed, SALT, index);
    const line = random.chance(0.5) ? writeLetters(random) : writeDigits(random);
    crops.push(...cropWholes(line, paintLine(line, random), takeLook(random)));
  }
  return toDataset(crops);
}

function toDataset(crops: readonly LabelledCrop[]): Dataset {
  const pixels = GLYPH_SIZE * GLYPH_SIZE;
  const images = new Uint8Array(crops.length * pixels);
  crops.forEach(({ glyph }, index) => {
    images.set(glyph, index * pixels);
  });
  return { images, labels: Uint8Array.from(crops, ({ label }) => label) };
}

/** One of the reader's looks, the first most often. */
function takeLook(random: Random): Look {
  return {
    sharpness: random.chance(0.5) ? 1 : random.pick(Object.values(FURTHER)),
    rules: random.chance(0.7) ? 'cleaned' : random.chance(0.5) ? 'crossed' : 'kept',
  };
}

function makePicture(writeDigits: (random: Random) => WrittenLine, random: Random): [WrittenLine, Picture] {
  const kind = random.next();
  if (kind < TEXTURES) {
    const picture = paintTexture(random);
    return [{ ink: blankLine(picture.width, picture.height), labels: [], digitHeight: picture.height }, picture];
  }
  const line = kind < TEXTURES + LETTERS ? writeLetters(random) : writeDigits(random);
  return [line, paintLine(line, random)];
}
