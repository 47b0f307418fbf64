import { createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import type { Picture } from '../../engine/api.ts';
import { PictureDecodeError } from '../../engine/errors.ts';
import { checkPicture } from '../../engine/picture/check-picture.ts';

/** Longest side that an SVG is drawn at: it has no pixels of its own. */
const SVG_SIDE = 1024;

/**
 * Decodes a picture file in Node as a browser does: EXIF orientation applied, the first frame of an animation.
 *
 * @throws {PictureDecodeError | PictureCutOffError | PictureTooLargeError} see `checkPicture`
 */
export async function decodePicture(bytes: Uint8Array): Promise<Picture> {
  const { type } = checkPicture(bytes);
  const image = await loadImage(bytes).catch((): Image => {
    throw new PictureDecodeError('The picture is broken: it cannot be decoded. Get the file anew and try again.');
  });
  if (!(image.width > 0 && image.height > 0)) throw new PictureDecodeError('The picture has no size.');
  const scale = type === 'svg' ? SVG_SIDE / Math.max(image.width, image.height) : 1;
  const [width, height] = [Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale))];
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0, width, height);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
