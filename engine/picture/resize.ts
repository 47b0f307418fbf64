import type { Picture } from '../api.ts';

/** Pictures with more pixels than this are scaled down before anything else. */
export const MAX_WORKING_PIXELS = 2_000_000;
/** Pictures whose shorter side is below this are scaled up, so that a stroke is some pixels wide. */
const MIN_WORKING_SIDE = 128;
const MAX_ENLARGEMENT = 4;

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
 * Brings a picture to working size, laid over a plain background where it is transparent: by area averaging with a
 * whole factor if it is large (sharper filters would ring around strokes), bilinearly if it is small.
 *
 * @param background grey value in [0, 255] behind transparent pixels
 */
export function resize(picture: Picture, background: number): ColourPlanes {
  const { width, height } = picture;
  if (width * height > MAX_WORKING_PIXELS)
    return shrink(picture, background, Math.ceil(Math.sqrt((width * height) / MAX_WORKING_PIXELS)));
  const enlargement = Math.floor(MIN_WORKING_SIDE / Math.min(width, height));
  const affordable = Math.floor(Math.sqrt(MAX_WORKING_PIXELS / (width * height)));
  const planes = shrink(picture, background, 1);
  const factor = Math.min(enlargement, MAX_ENLARGEMENT, affordable);
  return factor > 1 ? enlarge(planes, factor) : planes;
}

function shrink({ width, height, data }: Picture, background: number, factor: number): ColourPlanes {
  const newWidth = Math.max(1, Math.floor(width / factor));
  const newHeight = Math.max(1, Math.floor(height / factor));
  const red = new Uint8ClampedArray(newWidth * newHeight);
  const green = new Uint8ClampedArray(newWidth * newHeight);
  const blue = new Uint8ClampedArray(newWidth * newHeight);
  const blockWidth = Math.min(factor, width);
  const blockHeight = Math.min(factor, height);
  const norm = 1 / (255 * blockWidth * blockHeight);
  for (let y = 0, to = 0; y < newHeight; y++) {
    for (let x = 0; x < newWidth; x++, to++) {
      let r = 0;
      let g = 0;
      let b = 0;
      let opacity = 0;
      for (let dy = 0; dy < blockHeight; dy++) {
        let from = ((y * factor + dy) * width + x * factor) * 4;
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
  return { width: newWidth, height: newHeight, red, green, blue, scale: newWidth / width };
}

function enlarge(planes: ColourPlanes, factor: number): ColourPlanes {
  const width = planes.width * factor;
  const height = planes.height * factor;
  const plane = (values: Uint8ClampedArray) => enlargePlane(values, planes.width, planes.height, factor);
  return {
    width,
    height,
    red: plane(planes.red),
    green: plane(planes.green),
    blue: plane(planes.blue),
    scale: planes.scale * factor,
  };
}

function enlargePlane(values: Uint8ClampedArray, width: number, height: number, factor: number): Uint8ClampedArray {
  const enlarged = new Uint8ClampedArray(width * factor * height * factor);
  for (let y = 0, to = 0; y < height * factor; y++) {
    const fromY = Math.min(height - 1, Math.max(0, (y + 0.5) / factor - 0.5));
    const top = Math.floor(fromY);
    const bottom = Math.min(height - 1, top + 1);
    const downwards = fromY - top;
    for (let x = 0; x < width * factor; x++, to++) {
      const fromX = Math.min(width - 1, Math.max(0, (x + 0.5) / factor - 0.5));
      const left = Math.floor(fromX);
      const right = Math.min(width - 1, left + 1);
      const rightwards = fromX - left;
      const above = values[top * width + left]! * (1 - rightwards) + values[top * width + right]! * rightwards;
      const below = values[bottom * width + left]! * (1 - rightwards) + values[bottom * width + right]! * rightwards;
      enlarged[to] = above * (1 - downwards) + below * downwards;
    }
  }
  return enlarged;
}
