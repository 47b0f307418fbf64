import type { Picture } from '../../api.ts';

/** A picture in three planes, at working size. */
export interface ColourPlanes {
  readonly width: number;
  readonly height: number;
  readonly red: Uint8ClampedArray;
  readonly green: Uint8ClampedArray;
  readonly blue: Uint8ClampedArray;
  /** Working pixels for each pixel of the picture. */
  readonly scale: number;
}

/**
 * Takes a picture apart in planes, each pixel the mean of a square of the picture's.
 *
 * @param background grey value in [0, 255] behind transparent pixels; undefined where there are none, which is faster
 * @param factor side of the squares, in pixels of the picture
 */
export function shrink(picture: Picture, background: number | undefined, factor: number): ColourPlanes {
  const width = Math.max(1, Math.floor(picture.width / factor));
  const height = Math.max(1, Math.floor(picture.height / factor));
  const red = new Uint8ClampedArray(width * height);
  const green = new Uint8ClampedArray(width * height);
  const blue = new Uint8ClampedArray(width * height);
  const planes = { width, height, red, green, blue, scale: 1 / factor };
  if (background !== undefined) blend(picture, planes, factor, background);
  else if (factor === 1) split(picture, planes);
  else average(picture, planes, factor);
  return planes;
}

function split({ data }: Picture, { red, green, blue }: ColourPlanes): void {
  for (let to = 0, from = 0; to < red.length; to++, from += 4) {
    red[to] = data[from]!;
    green[to] = data[from + 1]!;
    blue[to] = data[from + 2]!;
  }
}

function average(picture: Picture, { width, height, red, green, blue }: ColourPlanes, factor: number): void {
  const { data } = picture;
  const blockWidth = Math.min(factor, picture.width);
  const blockHeight = Math.min(factor, picture.height);
  const norm = 1 / (255 * blockWidth * blockHeight);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      let r = 0;
      let g = 0;
      let b = 0;
      for (let dy = 0; dy < blockHeight; dy++) {
        const start = ((y * factor + dy) * picture.width + x * factor) * 4;
        for (let from = start, end = start + 4 * blockWidth; from < end; from += 4) {
          r += data[from]!;
          g += data[from + 1]!;
          b += data[from + 2]!;
        }
      }
      // As `blend` rounds at full opacity.
      red[to] = r * 255 * norm;
      green[to] = g * 255 * norm;
      blue[to] = b * 255 * norm;
    }
  }
}

function blend(
  picture: Picture,
  { width, height, red, green, blue }: ColourPlanes,
  factor: number,
  background: number,
): void {
  const { data } = picture;
  const blockWidth = Math.min(factor, picture.width);
  const blockHeight = Math.min(factor, picture.height);
  const norm = 1 / (255 * blockWidth * blockHeight);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      let r = 0;
      let g = 0;
      let b = 0;
      let opacity = 0;
      for (let dy = 0; dy < blockHeight; dy++) {
        let from = ((y * factor + dy) * picture.width + x * factor) * 4;
        for (let dx = 0; dx < blockWidth; dx++, from += 4) {
          const alpha = data[from + 3]!;
          r += data[from]! * alpha;
          g += data[from + 1]! * alpha;
          b += data[from + 2]! * alpha;
          opacity += alpha;
        }
      }
      const behind = background * (255 * blockWidth * blockHeight - opacity);
      red[to] = (r + behind) * norm;
      green[to] = (g + behind) * norm;
      blue[to] = (b + behind) * norm;
    }
  }
}
