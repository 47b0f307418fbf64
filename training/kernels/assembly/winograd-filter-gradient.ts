import { accumulateBlock } from './filter-gradient';
import { padPictures } from './pad-pictures';
import { gatherTaps } from './winograd-lines';
import { placeSize, TILE_BYTES, transformGradients, transformPictures } from './winograd-tiles';

/**
 * Gradient of a filter [3, 3, inChannels, outChannels].
 *
 * @param scratch in order: a tile, the sums [36, inChannels, outChannels], a group's padded pictures, its padded gradients,
 * the transform of the pictures and that of the gradients, and room for five numbers
 */
export function winogradFilterGradient(
  x: usize,
  batch: i32,
  height: i32,
  width: i32,
  inChannels: i32,
  top: i32,
  left: i32,
  dy: usize,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  gradient: usize,
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
  const place = inChannels * outPixel;
  const tile = scratch;
  const sums = tile + TILE_BYTES;
  const padded = sums + 36 * place;
  const paddedSize = group * paddedHeight * paddedWidth * pixel;
  const paddedDy = padded + paddedSize;
  const paddedDySize = (group * tilesOfPicture * outPixel) << 4;
  const pictures = paddedDy + paddedDySize;
  const gradients = pictures + 36 * placeSize(group * tilesOfPicture, inChannels);
  memory.fill(sums, 0, 36 * place + paddedSize + paddedDySize);

  for (let first = 0; first < batch; first += group) {
    const count = min(group, batch - first);
    const tiles = count * tilesOfPicture;
    const source = x + first * height * width * pixel;
    padPictures(source, count, height, width, inChannels, 1, top, left, paddedHeight, paddedWidth, padded);
    transformPictures(padded, count, tilesDown, tilesAcross, inChannels, pictures, tile);
    const from = dy + first * outHeight * outWidth * outPixel;
    padPictures(from, count, outHeight, outWidth, outChannels, 1, 0, 0, tilesDown * 4, tilesAcross * 4, paddedDy);
    transformGradients(paddedDy, count, tilesDown, tilesAcross, outChannels, gradients, tile);
    for (let index = 0; index < 36; index++) {
      for (let channel = 0; channel < inChannels; channel += 6) {
        for (let outChannel = 0; outChannel < outChannels; outChannel += 8) {
          accumulateBlock(
            pictures + index * placeSize(tiles, inChannels) + (channel << 2),
            0,
            pixel,
            gradients + index * placeSize(tiles, outChannels) + (outChannel << 2),
            1,
            tiles,
            outPixel,
            sums + index * place + channel * outPixel + (outChannel << 2),
            inChannels - channel,
          );
        }
      }
    }
  }
  for (let offset = 0; offset < place; offset += 16) {
    for (let across = 0; across < 6; across++) {
      gatherTaps(sums + offset + across * place, 6 * place, tile + (across << 4), 96);
    }
    for (let tap = 0; tap < 3; tap++) gatherTaps(tile + tap * 96, 16, gradient + offset + tap * 3 * place, place);
  }
}
