import { imageSize } from 'image-size';
import { PictureCutOffError, PictureDecodeError, PictureTooLargeError } from '../errors.ts';
import { isComplete } from './is-complete.ts';

/** Pictures with more pixels are refused before they are decoded: decoded they take four bytes a pixel. */
export const MAX_PICTURE_PIXELS = 64_000_000;

const types = new Set(['png', 'jpg', 'webp', 'gif', 'bmp', 'svg']);

/**
 * Looks at a picture file before it is decoded: its kind, its size, and whether it is all there. Decoders show the half
 * of a picture that a broken download left, and its missing half would be read as "no digit".
 *
 * @returns size in pixels as stored, before EXIF orientation; of an SVG its own size, or 0×0 where it names none
 * @throws {PictureCutOffError} its end is missing
 * @throws {PictureDecodeError} empty, or none of PNG, JPEG, WebP, GIF, BMP and SVG
 * @throws {PictureTooLargeError} more than `MAX_PICTURE_PIXELS`
 */
export function checkPicture(bytes: Uint8Array): { type: string; width: number; height: number } {
  if (bytes.length === 0) throw new PictureDecodeError('The file is empty.');
  const { type, width, height } = sizeOf(bytes);
  if (!types.has(type)) {
    throw new PictureDecodeError(
      `Expected a PNG, JPEG, WebP, GIF, BMP or SVG picture, got ${type || 'something else'}.`,
    );
  }
  if (width * height > MAX_PICTURE_PIXELS) {
    throw new PictureTooLargeError(
      `The picture has ${width}×${height} pixels; more than ${MAX_PICTURE_PIXELS / 1e6} million cannot be read. Make it smaller, or cut the digits out of it.`,
    );
  }
  if (!isComplete(type, bytes)) {
    throw new PictureCutOffError('The picture is cut off: its end is missing. Get the whole file and try again.');
  }
  return { type, width, height };
}

function sizeOf(bytes: Uint8Array): { type: string; width: number; height: number } {
  try {
    const { type = '', width, height } = imageSize(bytes);
    return { type, width, height };
  } catch {
    if (/<svg[\s>]/.test(new TextDecoder().decode(bytes.subarray(0, 4096))))
      return { type: 'svg', width: 0, height: 0 };
    throw new PictureDecodeError('The file is no picture that can be read: expected PNG, JPEG, WebP, GIF, BMP or SVG.');
  }
}
