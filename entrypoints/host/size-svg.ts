import { PictureDecodeError } from '../../engine/errors.ts';

/** What CSS takes for the size of a picture that names none. */
const DEFAULT = [300, 150] as const;

/**
 * Gives an SVG a size of its own, since it may have none, and Firefox then draws nothing on a canvas.
 *
 * @param longerSide in pixels of the result
 * @throws {PictureDecodeError} the text is no SVG
 */
export function sizeSvg(text: string, longerSide: number): { text: string; width: number; height: number } {
  const { documentElement: svg } = new DOMParser().parseFromString(text, 'image/svg+xml');
  if (svg.localName !== 'svg') throw new PictureDecodeError('The SVG picture could not be decoded: it is broken.');
  const box = svg
    .getAttribute('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const hasBox = box?.length === 4 && box.every(Number.isFinite) && box[2]! > 0 && box[3]! > 0;
  const ownWidth = lengthOf(svg, 'width') ?? (hasBox ? box[2]! : DEFAULT[0]);
  const ownHeight = lengthOf(svg, 'height') ?? (hasBox ? box[3]! : DEFAULT[1]);
  const scale = longerSide / Math.max(ownWidth, ownHeight);
  const width = Math.max(1, Math.round(ownWidth * scale));
  const height = Math.max(1, Math.round(ownHeight * scale));
  if (!hasBox) svg.setAttribute('viewBox', `0 0 ${ownWidth} ${ownHeight}`);
  svg.setAttribute('width', `${width}`);
  svg.setAttribute('height', `${height}`);
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

/** A length attribute in pixels; null when there is none, or one relative to what is around the picture. */
function lengthOf(svg: Element, name: string): number | null {
  const value = /^\s*(\d*\.?\d+)(px)?\s*$/.exec(svg.getAttribute(name) ?? '')?.[1];
  return value !== undefined && Number(value) > 0 ? Number(value) : null;
}
