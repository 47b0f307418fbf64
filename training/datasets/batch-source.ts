import { GLYPH_SIZE, NOT_A_DIGIT } from '../../model/spec.ts';
import type { Dataset, StrokeSample } from '../api.ts';
import { augmentGlyph } from '../augment/augment.ts';
import { inkStrokes, randomPen } from '../augment/ink-strokes.ts';
import { ANY_DIGIT, createDigitPicker } from '../augment/not-a-digit/digit-picker.ts';
import { makeNegative } from '../augment/not-a-digit/negatives.ts';
import type { NegativeSource } from '../augment/not-a-digit/source.ts';
import { rewriteStrokes } from '../augment/rewrite-strokes.ts';
import type { BatchSource } from '../batch.ts';
import { permutation, Random } from '../random.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;
const NOTHING: Dataset = { images: new Uint8Array(0), labels: new Uint8Array(0) };
/** Crops of lines have been through a reader's mill already: how much more of the augmentation they get. */
const CROP_STRENGTH = 0.5;

/** What goes into batches. */
export interface BatchSourceOptions {
  /** Digits as pictures: MNIST's training part without its validation split. */
  readonly mnist: Dataset;
  /** Digits as pen strokes, inked anew every time. None by default. */
  readonly strokes?: readonly StrokeSample[];
  /** Forms that digits have in the world, as strokes, inked anew every time. None by default. */
  readonly forms?: readonly StrokeSample[];
  /** Crops of lines as the reader makes them, of digits and of no digit (`cropLines`). None by default. */
  readonly crops?: Dataset;
  /** One's own digits as pictures. None by default. */
  readonly extra?: Dataset;
  /** Shares of a batch, rounded to whole glyphs; what they leave is MNIST's. Shares of empty sources are not used. */
  readonly shares?: {
    readonly strokes?: number;
    readonly forms?: number;
    readonly crops?: number;
    readonly extra?: number;
    readonly notADigit?: number;
  };
  readonly batchSize: number;
  /** Everything random follows from it. */
  readonly seed: number;
  /** Strength of the augmentation in each batch, see `augmentGlyph`; 1 throughout by default. */
  readonly strengthAt?: (index: number) => number;
  /** Factor of the strength for every other digit: what is read is mostly clean. 1 by default. */
  readonly mildness?: number;
}

/** Draws a source's items epoch by epoch, each epoch in another order; any draw can be asked for at any time. */
function createShuffle(count: number, seed: number, salt: number): (ordinal: number) => number {
  let known: { epoch: number; order: Uint32Array } = { epoch: -1, order: new Uint32Array(0) };
  return (ordinal) => {
    const epoch = Math.floor(ordinal / count);
    if (known.epoch !== epoch) known = { epoch, order: permutation(count, new Random(seed, salt, epoch)) };
    return known.order[ordinal % count]!;
  };
}

function counts({ batchSize, mnist, strokes = [], forms = [], crops, extra, shares = {} }: BatchSourceOptions) {
  const of = (share: number | undefined, isThere: boolean) => (isThere ? Math.round(batchSize * (share ?? 0)) : 0);
  const ofStrokes = of(shares.strokes ?? 0.25, strokes.length > 0);
  const ofExtra = of(shares.extra ?? 0.1, (extra?.labels.length ?? 0) > 0);
  const ofForms = of(shares.forms ?? 0.08, forms.length > 0);
  const ofCrops = of(shares.crops ?? 0.15, (crops?.labels.length ?? 0) > 0);
  const ofNegatives = of(shares.notADigit ?? 0.15, mnist.labels.length > 0);
  const ofMnist = batchSize - ofStrokes - ofForms - ofCrops - ofExtra - ofNegatives;
  if (ofMnist < 1) throw new RangeError(`Expected shares that leave MNIST at least one glyph of ${batchSize}`);
  return { ofMnist, ofStrokes, ofForms, ofCrops, ofExtra };
}

/**
 * Mixes, inks, makes and augments what a network learns from. Every batch is a pure function of the options and its
 * index. An epoch is the batches in which every MNIST digit is seen once.
 *
 * @throws {RangeError} there are no MNIST digits, or the shares are out of bounds or leave MNIST nothing
 */
export function createBatchSource(options: BatchSourceOptions): BatchSource {
  const { mnist, strokes = [], forms = [], crops = NOTHING, extra = NOTHING } = options;
  const { batchSize, seed, strengthAt = () => 1, mildness = 1 } = options;
  if (mnist.labels.length === 0) throw new RangeError('Expected at least one MNIST digit, got none');
  for (const share of Object.values(options.shares ?? {}))
    if (!(share >= 0 && share < 1)) throw new RangeError(`Expected shares in [0, 1), got ${share}`);
  const { ofMnist, ofStrokes, ofForms, ofCrops, ofExtra } = counts(options);
  const afterStrokes = ofMnist + ofStrokes;
  const afterForms = afterStrokes + ofForms;
  const afterCrops = afterForms + ofCrops;
  const afterExtra = afterCrops + ofExtra;
  const mnistAt = createShuffle(mnist.labels.length, seed, 1);
  const strokesAt = createShuffle(strokes.length, seed, 2);
  const extraAt = createShuffle(extra.labels.length, seed, 3);
  const cropsAt = createShuffle(crops.labels.length, seed, 4);
  const pickPictured = createDigitPicker(mnist);
  const strokesOf = ANY_DIGIT.map((label) => strokes.filter((sample) => sample.label === label));
  const scratch = new Float32Array(PIXELS);
  const inked = new Uint8Array(PIXELS);

  function ink(glyph: Float32Array, sample: StrokeSample, random: Random, strength: number): void {
    inkStrokes(glyph, rewriteStrokes(sample.strokes, random, strength), randomPen(random, strength), random);
  }
  /** Negatives are made of written digits as well as of MNIST's. */
  const negatives: NegativeSource = {
    isValidation: false,
    pickDigit: (random, wanted) => {
      const written = strokes.length > 0 && random.chance(0.35) ? strokesOf[random.pick(wanted)]! : [];
      if (written.length > 0) {
        const sample = random.pick(written);
        ink(scratch, sample, random, 1);
        for (let pixel = 0; pixel < PIXELS; pixel++) inked[pixel] = 255 * scratch[pixel]!;
        return { image: inked.slice(), label: sample.label };
      }
      return pickPictured(random, wanted);
    },
  };
  function imageOf({ images }: Dataset, index: number): Uint8Array {
    return images.subarray(index * PIXELS, (index + 1) * PIXELS);
  }
  function copyImage(glyph: Float32Array, image: Uint8Array): void {
    for (let pixel = 0; pixel < PIXELS; pixel++) glyph[pixel] = image[pixel]! / 255;
  }

  return {
    batchesPerEpoch: Math.ceil(mnist.labels.length / ofMnist),

    batchAt(step) {
      const strength = strengthAt(step);
      const images = new Float32Array(batchSize * PIXELS);
      const labels = new Uint8Array(batchSize);
      for (let item = 0; item < batchSize; item++) {
        const glyph = images.subarray(item * PIXELS, (item + 1) * PIXELS);
        const random = new Random(seed, step, item);
        const neighbour = imageOf(mnist, random.integer(mnist.labels.length));
        if (item < ofMnist) {
          const index = mnistAt(step * ofMnist + item);
          copyImage(glyph, imageOf(mnist, index));
          labels[item] = mnist.labels[index]!;
        } else if (item < afterForms) {
          const isForm = item >= afterStrokes;
          const sample = isForm ? random.pick(forms) : strokes[strokesAt(step * ofStrokes + item - ofMnist)]!;
          ink(glyph, sample, random, strength);
          labels[item] = sample.label;
        } else if (item < afterCrops) {
          const index = cropsAt(step * ofCrops + item - afterForms);
          copyImage(glyph, imageOf(crops, index));
          labels[item] = crops.labels[index]!;
          augmentGlyph(glyph, neighbour, random, strength * CROP_STRENGTH, 0);
          continue;
        } else if (item < afterExtra) {
          const index = extraAt(step * ofExtra + item - afterCrops);
          copyImage(glyph, imageOf(extra, index));
          labels[item] = extra.labels[index]!;
        } else {
          makeNegative(glyph, negatives, random);
          labels[item] = NOT_A_DIGIT;
          // What the network must refuse comes clean, too: noise or a blur must not be what tells it.
          augmentGlyph(glyph, neighbour, random, Math.min(strength, 0.7));
          continue;
        }
        augmentGlyph(glyph, neighbour, random, item % 2 ? strength : strength * mildness);
      }
      return { images, labels };
    },
  };
}
