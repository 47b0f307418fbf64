import type { Raster } from '../raster/raster.ts';

/** Side of the box that MNIST fits a digit in. */
const BOX = 20;
/** Strokes thinner than this in that box are thickened to it, in its pixels. */
export const MIN_THICKNESS = 1.9;

/**
 * Thickens strokes that would come out faint and broken in the network's 20×20 box, as a one-pixel line of a large
 * drawing does, by a dilation with a disc with a soft edge. Strokes of ordinary thickness stay as they are.
 *
 * @param thickness of the strokes, in pixels of the raster; may be below 1
 */
export function adjustThickness(raster: Raster, thickness: number): Raster {
  const toBox = BOX / Math.max(raster.width, raster.height);
  if (thickness * toBox >= MIN_THICKNESS) return raster;
  const radius = (MIN_THICKNESS / toBox - thickness) / 2;
  const reach = Math.ceil(radius);
  const width = raster.width + 2 * reach;
  const height = raster.height + 2 * reach;
  const values = new Uint8ClampedArray(width * height);
  const disc = drawDisc(radius, reach, width);
  // A line thinner than a pixel is fainter for that, not lighter.
  const gain = Math.min(8, 1 / Math.min(1, thickness));
  for (let y = 0, from = 0; y < raster.height; y++) {
    for (let x = 0; x < raster.width; x++, from++) {
      if (raster.values[from] === 0) continue;
      const value = Math.min(255, raster.values[from]! * gain);
      const centre = (y + reach) * width + x + reach;
      for (let n = 0; n < disc.length; n++) {
        const { offset, cover } = disc[n]!;
        if (value * cover > values[centre + offset]!) values[centre + offset] = value * cover;
      }
    }
  }
  return { width, height, values };
}

/**
 * A disc with a soft edge.
 *
 * @param stride of the raster that it is drawn in
 * @returns its pixels' distance from the centre in that raster, and how much of each is covered, in ]0, 1]
 */
function drawDisc(radius: number, reach: number, stride: number): { offset: number; cover: number }[] {
  const disc: { offset: number; cover: number }[] = [];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const cover = Math.min(1, radius + 1 - Math.hypot(dx, dy));
      if (cover > 0) disc.push({ offset: dy * stride + dx, cover });
    }
  }
  return disc;
}
