import { PictureDecodeError } from '../../engine/errors.ts';
import { checkPicture } from '../../engine/picture/check-picture.ts';
import type { Share } from '../page/messages.ts';
import { sizeSvg } from './size-svg.ts';

/** Larger pictures are scaled down to this many pixels: the reader needs no more, and memory stays bounded. */
const MAX_RASTER_PIXELS = 24_000_000;
/** Longer side in pixels of a drawn SVG, which has no pixels of its own. */
const SVG_SIDE = 1600;

/**
 * Decodes a picture file in a page of the extension (a worker decodes no SVG), turned upright by its EXIF orientation.
 *
 * @param share the part to decode; all of it by default
 * @throws {PictureCutOffError} its end is missing
 * @throws {PictureDecodeError} empty, broken, or of an unknown kind
 * @throws {PictureTooLargeError} too many pixels, said before it is decoded
 */
export async function decodePicture(file: Blob, share?: Share): Promise<ImageData> {
  const { type } = checkPicture(new Uint8Array(await file.arrayBuffer()));
  const source = type === 'svg' ? await drawableSvg(file) : await drawableRaster(file);
  const crop = pixelsOf(source, share ?? { x: 0, y: 0, width: 1, height: 1 });
  const scale = Math.min(1, Math.sqrt(MAX_RASTER_PIXELS / (crop.width * crop.height)));
  const width = Math.max(1, Math.round(crop.width * scale));
  const height = Math.max(1, Math.round(crop.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  // The whole, shifted: a source rectangle is in pixels of the file, of which an SVG has none in Firefox.
  const [right, down] = [width / crop.width, height / crop.height];
  context.drawImage(source.image, -crop.x * right, -crop.y * down, source.width * right, source.height * down);
  if (source.image instanceof ImageBitmap) source.image.close();
  return context.getImageData(0, 0, width, height);
}

interface Drawable {
  readonly image: ImageBitmap | HTMLImageElement;
  readonly width: number;
  readonly height: number;
}

function pixelsOf({ width, height }: Drawable, share: Share): DOMRectReadOnly {
  const left = Math.round(share.x * width);
  const top = Math.round(share.y * height);
  const right = Math.max(left + 1, Math.round((share.x + share.width) * width));
  const bottom = Math.max(top + 1, Math.round((share.y + share.height) * height));
  return new DOMRectReadOnly(left, top, right - left, bottom - top);
}

async function drawableRaster(file: Blob): Promise<Drawable> {
  try {
    const image = await createImageBitmap(file);
    return { image, width: image.width, height: image.height };
  } catch (error) {
    throw new PictureDecodeError('The picture could not be decoded: it is broken.', { cause: error });
  }
}

/** createImageBitmap refuses SVG, and decode() of an image element hangs in an offscreen document: so `onload`. */
async function drawableSvg(file: Blob): Promise<Drawable> {
  const { text, width, height } = sizeSvg(await file.text(), SVG_SIDE);
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  const image = new Image();
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new PictureDecodeError('The SVG picture could not be decoded: it is broken.'));
      image.src = url;
    });
    return { image, width, height };
  } finally {
    URL.revokeObjectURL(url);
  }
}
