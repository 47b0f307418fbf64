import { heightOf } from '../../decode/bounds.ts';
import type { InkMap } from '../ink-map/find-ink.ts';
import { limitTo } from '../ink-map/limit-to.ts';
import { type Components, findComponents, labelComponents, strokeWidth } from '../raster/label-components.ts';
import { weightedMedian } from '../raster/weighted-median.ts';
import { eraseBoxes } from './erase-boxes.ts';
import { estimateDigitHeight } from './estimate-digit-height.ts';
import { removeRules } from './remove-rules.ts';

/** One digit or two are taken to be at least this high, as a share of the picture's shorter side, lest a five's bar be a rule. */
const MIN_DIGIT_HEIGHT = 0.25;
/** So many pieces of ink, of heights that are alike within this factor and at least this share of the shorter side, are a line of digits however low. */
const MIN_IN_LINE = 3;
const ALIKE = 1.6;
const MIN_HEIGHT_IN_LINE = 0.05;
/** A piece of ink of which more than this share is rules is no writing that a rule crosses. */
const MAX_RULE_SHARE = 0.4;
/** How far beyond what is left of a piece of writing its erased strokes may reach, in stroke widths: a bar along a rule. */
const MARGIN_STROKES = 1.5;
/** A picture less high than this, in digit heights, and this many times as wide, was cut to a line of digits. */
const TIGHT = 1.25;
const WIDE = 1.5;
/** Strength from which ink may be a rule's. */
const FAINT = 64;

/** Ink without ruled lines and frames. */
export interface RuledInk {
  /** Without any. */
  readonly cleaned: InkMap;
  /** Without those that stand by themselves: where a rule runs along a stroke, taking it away takes the stroke too. Undefined where there are none else. */
  readonly crossed: InkMap | undefined;
  /** Without those from edge to edge of the picture and without boxes: the ink itself where there are none of these, undefined where there are none else. */
  readonly spanned: InkMap | undefined;
  /** Share of the ink that was taken away, in [0, 1]. */
  readonly erasedShare: number;
  /** Whether the picture is a line hardly higher than its digits: ones go from edge to edge, too. */
  readonly isTight: boolean;
}

/** Takes ruled lines and frames out of ink, or returns undefined where there are none. */
export function withoutRules(ink: InkMap): RuledInk | undefined {
  const { width, height } = ink;
  const all = findComponents(ink.mask, width, height);
  const mask = eraseBoxes(ink.mask, all);
  const hasBoxes = mask !== ink.mask;
  const unboxed = hasBoxes ? limitTo(ink, mask) : ink;
  const pieces = hasBoxes ? findComponents(mask, width, height) : all;
  const digitHeight = digitHeightOf(pieces);
  // Beside dark writing the faint parts of a rule fall below the threshold, and what is left of it is too short for one.
  const faint = new Uint8Array(mask.length);
  for (let i = 0; i < faint.length; i++) if (unboxed.strength[i]! >= FAINT) faint[i] = 1;
  const unruled = removeRules({ mask, faint, width, height }, { digitHeight, strokeWidth: penWidth(pieces) });
  if (!unruled && !hasBoxes) return undefined;
  const { cleaned, spanned } = unruled ?? { cleaned: mask, spanned: undefined };
  const kept = restoreCrossed(unboxed, cleaned);
  const erasedShare = 1 - inkArea(cleaned) / inkArea(ink.mask);
  return {
    cleaned: limitTo(unboxed, cleaned),
    crossed: kept && limitTo(unboxed, kept),
    spanned: spanned === mask ? unboxed : spanned && limitTo(unboxed, spanned),
    erasedShare,
    isTight: height < TIGHT * digitHeight && width > WIDE * height,
  };
}

/** The digits' height, to tell rules by: what is shorter than some of them is none. */
function digitHeightOf(pieces: Components): number {
  const usual = estimateDigitHeight(pieces);
  const side = Math.min(pieces.width, pieces.height);
  const least = Math.max(usual / ALIKE, MIN_HEIGHT_IN_LINE * side);
  const inLine = pieces.components.filter((one) => heightOf(one) >= least && heightOf(one) < ALIKE * usual);
  return inLine.length >= MIN_IN_LINE ? usual : Math.max(usual, MIN_DIGIT_HEIGHT * side);
}

function inkArea(mask: Uint8Array): number {
  let area = 0;
  for (let i = 0; i < mask.length; i++) if (mask[i]) area++;
  return area;
}

function penWidth({ components }: Components): number {
  if (components.length === 0) return 1;
  return weightedMedian(components.map((component) => ({ value: strokeWidth(component), weight: component.area })));
}

/**
 * Puts the rules' pixels back into the pieces that are mostly writing, where writing is: a rule that goes on beyond it
 * is none of it.
 */
function restoreCrossed({ mask, width, height }: InkMap, cleaned: Uint8Array): Uint8Array | undefined {
  const { labels, components } = labelComponents(mask, width, height);
  const erased = new Uint32Array(components.length + 1);
  for (let i = 0; i < labels.length; i++) if (labels[i] && !cleaned[i]) erased[labels[i]!]! += 1;
  const isCrossed = new Uint8Array(components.length + 1); // by label
  for (const { label, area } of components)
    if (erased[label]! > 0 && erased[label]! <= MAX_RULE_SHARE * area) isCrossed[label] = 1;
  if (!isCrossed.includes(1)) return undefined;
  const restored = cleaned.slice();
  for (const remnant of findComponents(cleaned, width, height).components) {
    const margin = Math.ceil(MARGIN_STROKES * strokeWidth(remnant));
    const { left, top, right, bottom } = remnant.bounds;
    for (let y = Math.max(0, top - margin); y < Math.min(height, bottom + margin); y++)
      for (let x = Math.max(0, left - margin); x < Math.min(width, right + margin); x++)
        if (isCrossed[labels[y * width + x]!]) restored[y * width + x] = 1;
  }
  return restored;
}
