import type { Picture } from '../api.ts';
import { type ColourPlanes, shrink } from './shrink.ts';

/** Pictures with more pixels than this are scaled down before anything else. */
export const MAX_WORKING_PIXELS = 2_000_000;
/** Pictures whose shorter side is below this are scaled up, so that a stroke is some pixels wide: so many times at most, or until the longer side is as long. */
const MIN_WORKING_SIDE = 128;
const MAX_ENLARGEMENT = 4;

/**
 * Brings a picture to working size, laid over a plain background where it is transparent: by area averaging with a
 * whole factor if it is large (sharper filters would ring around strokes), bilinearly if it is small.
 *
 * @param background of `chooseBackground`
 */
export function resize(picture: Picture, background: number | undefined): ColourPlanes {
  const { width, height } = picture;
  if (width * height > MAX_WORKING_PIXELS)
    return shrink(picture, background, Math.ceil(Math.sqrt((width * height) / MAX_WORKING_PIXELS)));
  const wanted = Math.min(MAX_ENLARGEMENT, MIN_WORKING_SIDE / Math.min(width, height));
  const enlargement = Math.floor(Math.max(wanted, MIN_WORKING_SIDE / Math.max(width, height)));
  const affordable = Math.floor(Math.sqrt(MAX_WORKING_PIXELS / (width * height)));
  const planes = shrink(picture, background, 1);
  const factor = Math.min(enlargement, affordable);
  return factor > 1 ? enlarge(planes, factor) : planes;
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
