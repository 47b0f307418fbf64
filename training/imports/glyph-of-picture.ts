import type { Picture } from '../../engine/api.ts';
import { grayOf } from '../../engine/picture/gray/gray-of.ts';
import { contrastOf } from '../../engine/picture/ink-map/contrast-of.ts';
import { findInk } from '../../engine/picture/ink-map/find-ink.ts';
import { labelComponents, strokeWidth } from '../../engine/picture/raster/label-components.ts';
import { cropGlyph } from '../../engine/picture/segment/crop-glyph.ts';
import { removeSpecks } from '../../engine/picture/segment/remove-specks.ts';
import { GLYPH_SIZE } from '../../model/spec.ts';
import { glyphOfValues } from './candidate.ts';

/**
 * The one digit of a picture that somebody has labelled: all its ink, found and normalized as the picture reader does.
 * Pictures of 28×28 are taken to be normalized already, as MNIST's and our own exports are.
 *
 * @returns uint8 [28, 28], null when there is no ink
 */
export function glyphOfPicture(picture: Picture): Uint8Array | null {
  if (picture.width === GLYPH_SIZE && picture.height === GLYPH_SIZE) {
    const glyph = glyphOfValues(greysOf(picture));
    return glyph instanceof Uint8Array ? glyph : null;
  }
  const ink = findInk(contrastOf(grayOf(picture)).contrast);
  const labels = labelComponents(ink.mask, ink.width, ink.height);
  const parts = removeSpecks(labels).map((component) => ({ ...component, strokeWidth: strokeWidth(component) }));
  if (parts.length === 0) return null;
  const glyph = new Uint8Array(cropGlyph(ink, labels.labels, parts));
  return glyph.some((value) => value > 0) ? glyph : null;
}

/** Rec. 601 luma on white paper, [28 · 28]. */
function greysOf({ data }: Picture): Float64Array {
  return Float64Array.from({ length: data.length / 4 }, (_, index) => {
    const [red, green, blue, alpha] = data.subarray(4 * index, 4 * index + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    return ((0.299 * red + 0.587 * green + 0.114 * blue) * alpha) / 255 + (255 - alpha);
  });
}
