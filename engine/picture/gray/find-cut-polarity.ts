import { heightOf, widthOf } from '../../decode/bounds.ts';
import { findComponents, strokeWidth } from '../raster/label-components.ts';
import type { Raster } from '../raster/raster.ts';
import type { Polarity } from './find-polarity.ts';
import { partInTwo } from './part-in-two.ts';
import { rimOf } from './rim-of.ts';

/** So much of the picture's variance is the difference between ink and paper. */
const MIN_SEPARABILITY = 0.85;
/** All ink but this share of it is one piece, which reaches this far across the picture or down. */
const MAX_REST = 0.05;
const MIN_SPAN = 0.8;
/** A digit is no wider than this many times its height. */
const MAX_ASPECT = 1.5;
/** Ink is no more than this share of the picture's rim: a shadow may be half of it, and paper is all of it beside a margin. */
const MAX_RIM = 1 / 3;
/** It leaves this share of the rectangle around it to paper, unless it is a one, slim and without holes: what fills more is a sheet, and what is written on it is in its holes. */
const MIN_PAPER = 0.35;
const MAX_SLIM = 0.35;
/** A stroke without holes is this share of its width at least, by its outline. */
const MIN_SOLID = 0.5;

/**
 * Which way round the ink is in a picture that was cut to one digit, or nearly: plainly of two greys, one of which is a piece of ink that fills the picture.
 *
 * @returns undefined for other pictures
 */
export function findCutPolarity(gray: Raster): Polarity | undefined {
  if (gray.width > MAX_ASPECT * gray.height) return undefined;
  const { threshold, separability } = partInTwo(gray.values);
  if (separability < MIN_SEPARABILITY) return undefined;
  const isDarkInk = [true, false].find((isDark) => {
    const mask = Uint8Array.from(gray.values, (value) => (value <= threshold === isDark ? 1 : 0));
    return isOnePiece(mask, gray.width, gray.height);
  });
  return isDarkInk === undefined ? undefined : { isDarkInk, isDoubtful: false };
}

function isOnePiece(mask: Uint8Array, width: number, height: number): boolean {
  const rim = rimOf(mask, width, height);
  if (rim.filter((value) => value !== 0).length > MAX_RIM * rim.length) return false;
  const { components } = findComponents(mask, width, height);
  const area = components.reduce((sum, one) => sum + one.area, 0);
  const piece = components.find((one) => one.area >= (1 - MAX_REST) * area);
  if (!piece) return false;
  const isThrough = widthOf(piece) >= MIN_SPAN * width || heightOf(piece) >= MIN_SPAN * height;
  const isSheet = piece.area > (1 - MIN_PAPER) * widthOf(piece) * heightOf(piece);
  const isSlim = widthOf(piece) <= MAX_SLIM * heightOf(piece) && strokeWidth(piece) >= MIN_SOLID * widthOf(piece);
  return isThrough && (!isSheet || isSlim);
}
