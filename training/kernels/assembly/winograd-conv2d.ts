import { multiplyMatrices } from './multiply-matrices';
import { padPictures } from './pad-pictures';
import { transformTaps } from './winograd-lines';
import { gatherPictures, placeSize, TILE_BYTES, transformPictures } from './winograd-tiles';

/**
 * Transforms a filter to [36, outChannels / 8, inChannels, 8].
 *
 * @param tapSize bytes from a tap of the filter to the next, for one pair of channels
 * @param inSize bytes from an input channel to the next
 * @param blockSize bytes from eight output channels to the next eight
 * @param tile scratch of TILE_BYTES
 */
export function winogradFilter(
  filter: usize,
  tapSize: i32,
  inSize: i32,
  blockSize: i32,
  inChannels: i32,
  outChannels: i32,
  transformed: usize,
  tile: usize,
): void {
  const place = (inChannels * outChannels) << 2;
  for (let block = 0; block < outChannels >> 3; block++) {
    for (let channel = 0; channel < inChannels; channel++) {
      const from = filter + block * blockSize + channel * inSize;
      for (let half = 0; half < 32; half += 16) {
        for (let x = 0; x < 3; x++) transformTaps(from + half + x * tapSize, 3 * tapSize, tile + (x << 4), 48);
        for (let y = 0; y < 6; y++) transformTaps(tile + y * 48, 16, transformed + half + y * 6 * place, place);
      }
      transformed += 32;
    }
  }
}

/**
 * Convolution [batch, height, width, inChannels] → [batch, outHeight, outWidth, outChannels], `group` pictures at a time.
 *
 * @param transformedFilter of `winogradFilter`
 * @param scratch in order: a tile, a group's padded pictures, their transform, and its products
 */
export function winogradConv2d(
  x: usize,
  batch: i32,
  height: i32,
  width: i32,
  inChannels: i32,
  top: i32,
  left: i32,
  transformedFilter: usize,
  out: usize,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  group: i32,
  scratch: usize,
): void {
  const tilesDown = (outHeight + 3) >> 2;
  const tilesAcross = (outWidth + 3) >> 2;
  const tilesOfPicture = tilesDown * tilesAcross;
  const pixel = inChannels << 2;
  const outPixel = outChannels << 2;
  const paddedHeight = tilesDown * 4 + 2;
  const paddedWidth = tilesAcross * 4 + 2;
  const tile = scratch;
  const padded = tile + TILE_BYTES;
  const paddedSize = group * paddedHeight * paddedWidth * pixel;
  const transformed = padded + paddedSize;
  const products = transformed + 36 * placeSize(group * tilesOfPicture, inChannels);
  memory.fill(padded, 0, paddedSize);

  for (let first = 0; first < batch; first += group) {
    const count = min(group, batch - first);
    const tiles = count * tilesOfPicture;
    const source = x + first * height * width * pixel;
    padPictures(source, count, height, width, inChannels, 1, top, left, paddedHeight, paddedWidth, padded);
    transformPictures(padded, count, tilesDown, tilesAcross, inChannels, transformed, tile);
    const rows = ((tiles + 5) / 6) * 6;
    const fromSize = placeSize(tiles, inChannels);
    const toSize = placeSize(tiles, outChannels);
    let filter = transformedFilter;
    for (let place = 0; place < 36; place++) {
      const from = transformed + place * fromSize;
      const to = products + place * toSize;
      for (let offset = 0; offset < outPixel; offset += 32) {
        multiplyMatrices(from, rows, inChannels, filter, to + offset, outPixel);
        filter += inChannels << 5;
      }
    }
    const target = out + first * outHeight * outWidth * outPixel;
    gatherPictures(products, count, tilesDown, tilesAcross, outChannels, outHeight, outWidth, target, tile);
  }
}
