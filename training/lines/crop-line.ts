import type { Picture } from '../../engine/api.ts';
import type { Candidate } from '../../engine/decode/candidate.ts';
import { grayOf } from '../../engine/picture/gray/gray-of.ts';
import { contrastOf } from '../../engine/picture/ink-map/contrast-of.ts';
import { findInk } from '../../engine/picture/ink-map/find-ink.ts';
import { withoutRules } from '../../engine/picture/rules/without-rules.ts';
import { cropBounds, cropOf } from '../../engine/picture/segment/crop-glyph.ts';
import { type Segmentation, segment } from '../../engine/picture/segment/segment.ts';
import { NOT_A_DIGIT, SYMBOL } from '../../model/spec.ts';
import type { OwnerLabel } from './line-ink.ts';
import { looksLikeOne } from './looks-like-one.ts';
import type { WrittenLine } from './write-line.ts';

/** A crop as the reader makes it, and what it is. */
export interface LabelledCrop {
  /** uint8 [28, 28], 255 is ink. */
  readonly glyph: Uint8ClampedArray;
  /** 0–9, `NOT_A_DIGIT` or `SYMBOL`. */
  readonly label: number;
}

/** Least share of a digit's ink in a crop that is that digit, and greatest share of other digits' ink in it. */
const WHOLE = 0.88;
const MAX_FOREIGN = 0.12;
/** Shares that make a crop one of no digit: less than this of any digit's ink, or as much of two. */
const MAX_PART = 0.6;
const MIN_PAIR = 0.5;
/** Foreign ink beside a whole digit that makes a crop one of no digit. */
const MIN_FOREIGN = 0.22;
/** Paper and marks that a crop of a digit may hold. */
const MAX_OTHER = 0.3;
/** Where less than this share of a digit's ink can be seen, for it is too faint or gone with a rule, shares are of this much of it. */
const LEGIBLE = 0.75;

/** How a picture is looked at. */
export interface Look {
  /** See `findInk`. */
  readonly sharpness: number;
  /** What becomes of rules: all are taken out, those that cross writing stay, or all stay. */
  readonly rules: 'cleaned' | 'crossed' | 'kept';
}

/** Takes a picture apart as a look of the reader does. */
function takeApart(picture: Picture, { sharpness, rules }: Look): { segmentation: Segmentation; scale: number } {
  const { contrast, scale } = contrastOf(grayOf(picture));
  const ink = findInk(contrast, sharpness);
  const ruled = rules === 'kept' ? undefined : withoutRules(ink);
  const seen = (rules === 'crossed' ? ruled?.crossed : ruled?.cleaned) ?? ruled?.cleaned ?? ink;
  return { segmentation: segment(seen, 1 / scale), scale };
}

/** A candidate of the reader's, and whose ink it holds. */
interface CountedCrop {
  readonly candidate: Candidate;
  /** Pixels of paper, then of each owner, in it and in all. */
  readonly counts: Float64Array;
  readonly totals: Float64Array;
}

/** Cuts a painted line up with the reader's own segmenter, and counts whose ink its candidates hold. */
function countCrops(written: WrittenLine, picture: Picture, look: Look): CountedCrop[] {
  const { segmentation, scale } = takeApart(picture, look);
  const { ink, labels } = written;
  const { fragmentMap } = segmentation;
  const { width, height } = segmentation.ink;
  const ownerAt = (owners: Uint8Array, x: number, y: number) =>
    owners[
      Math.min(ink.height - 1, Math.floor(y / scale)) * ink.width + Math.min(ink.width - 1, Math.floor(x / scale))
    ]!;
  const count = (counts: Float64Array, x: number, y: number) => {
    const second = ownerAt(ink.secondOwners, x, y);
    counts[ownerAt(ink.owners, x, y)]! += 1;
    if (second) counts[second]! += 1;
  };
  const onPaper = new Float64Array(labels.length + 1);
  const seen = new Float64Array(labels.length + 1);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      count(onPaper, x, y);
      if (segmentation.ink.mask[i]) count(seen, x, y);
    }
  const totals = onPaper.map((pixels, owner) => Math.max(seen[owner]!, LEGIBLE * pixels));
  const crops: CountedCrop[] = [];
  for (const { fragments, lattice } of segmentation.lines) {
    for (const candidate of lattice.candidates) {
      const { from, to, isShared } = candidate;
      const parts = fragments.slice(from, to);
      const isInCrop = cropOf(fragmentMap, width, parts, isShared);
      const { left, top, right, bottom } = cropBounds(parts, isShared, segmentation.ink);
      const counts = new Float64Array(labels.length + 1);
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) if (isInCrop(x, y)) count(counts, x, y);
      crops.push({ candidate, counts, totals });
    }
  }
  return crops;
}

/** Labels what the reader cuts out of a painted line by whose ink it holds. What a person might read either way is left out. */
export function cropLine(written: WrittenLine, picture: Picture, look: Look): LabelledCrop[] {
  return countCrops(written, picture, look).flatMap(({ candidate, counts, totals }) => {
    const label = judgeCrop(counts, totals, written.labels);
    if (label === null) return [];
    const glyph = candidate.glyph();
    return label === NOT_A_DIGIT && looksLikeOne(glyph) ? [] : [{ glyph, label }];
  });
}

/** The same for ink that hangs together with no other, and is all of one letter or sign (`SYMBOL`) or of several digits (`NOT_A_DIGIT`). */
export function cropWholes(written: WrittenLine, picture: Picture, look: Look): LabelledCrop[] {
  return countCrops(written, picture, look).flatMap(({ candidate, counts, totals }) => {
    const label = candidate.cutSides === 0 ? judgeWhole(counts, totals, written.labels) : null;
    return label === null ? [] : [{ glyph: candidate.glyph(), label }];
  });
}

/** `SYMBOL` for all of a letter, `NOT_A_DIGIT` for all of two digits or more, null for anything else. See `judgeCrop`. */
export function judgeWhole(counts: Float64Array, totals: Float64Array, labels: readonly OwnerLabel[]): number | null {
  const whole = labels.filter((_, index) => isWhole(counts, totals, index + 1));
  const letters = whole.filter((label) => label === 'letter').length;
  if (letters > 0) return letters === 1 ? SYMBOL : null;
  return whole.filter((label) => typeof label === 'number').length > 1 ? NOT_A_DIGIT : null;
}

/** What a crop is, or null where it cannot be said. @param counts pixels of each owner in it @param totals of each owner, as far as it can be seen */
export function judgeCrop(counts: Float64Array, totals: Float64Array, labels: readonly OwnerLabel[]): number | null {
  const area = counts.reduce((sum, count) => sum + count, 0);
  const digits = labels
    .map((label, index) => ({
      label,
      count: counts[index + 1]!,
      share: totals[index + 1]! > 0 ? counts[index + 1]! / totals[index + 1]! : 0,
    }))
    .filter(isOfDigit)
    .sort((a, b) => b.share - a.share);
  const [best, second] = digits;
  // A part of an n may well be a one with a flag, of an R a seven.
  if (!best) return labels.length === 0 || hasWholeLetter(counts, totals) ? NOT_A_DIGIT : null;
  const foreign = digits.slice(1).reduce((sum, { count }) => sum + count, 0) / area;
  const other = (area - digits.reduce((sum, { count }) => sum + count, 0)) / area;
  if (best.share >= WHOLE && foreign <= MAX_FOREIGN && other <= MAX_OTHER) return best.label;
  if (second && second.share >= MIN_PAIR && best.share >= MIN_PAIR) return NOT_A_DIGIT;
  if (best.share >= WHOLE && foreign >= MIN_FOREIGN) return NOT_A_DIGIT;
  const isMark = best.count < 0.5 * area;
  // Part of a one is a one, and half an 8 a 3.
  const isUnread = isMark || (best.label !== 1 && best.label !== 8);
  return best.share <= MAX_PART && isUnread ? NOT_A_DIGIT : null;
}

interface Part {
  readonly label: OwnerLabel;
  readonly count: number;
  readonly share: number;
}

const isOfDigit = (part: Part): part is Part & { label: number } => typeof part.label === 'number';

function hasWholeLetter(counts: Float64Array, totals: Float64Array): boolean {
  return counts.some((_, owner) => owner > 0 && isWhole(counts, totals, owner));
}

function isWhole(counts: Float64Array, totals: Float64Array, owner: number): boolean {
  return counts[owner]! > 0 && counts[owner]! >= WHOLE * totals[owner]!;
}
