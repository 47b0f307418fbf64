import { accumulateBlock } from './filter-gradient';
import { multiplyMatrices } from './multiply-matrices';
import { padPictures } from './pad-pictures';
import { gatherPixels, gatherTaps, spreadGradients, transformPixels, transformTaps } from './winograd-lines';

// Convolution by 3×3 filters without strides, a tile of 4×4 pixels at a time: 36 multiplications instead of 144. Every
// tile of 6×6 pixels is transformed, the 36 places are 36 products of matrices [tiles, inChannels] × [inChannels,
// outChannels], and their results are transformed back. All channels are multiples of 4, those of a result of 8.

/** Vectors of a tile between its two one-dimensional transforms. */
const TILE_BYTES: i32 = 36 << 4;

/**
 * Bytes from one of the 36 matrices [tiles, channels] to the next. Rows are filled up to whole blocks of six, and a cache
 * line is added: at distances of a power of two the 36 places of one tile would fall into a few sets of the first cache.
 */
// @ts-ignore: decorator of AssemblyScript
@inline
function placeSize(tiles: i32, channels: i32): i32 {
  return ((tiles + 5) / 6) * 6 * (channels << 2) + 64;
}

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

/** Pictures [count, paddedHeight, paddedWidth, channels] → [36, tiles, channels]; rows of tiles overlap by two pixels. */
function transformPictures(
  pictures: usize,
  count: i32,
  tilesDown: i32,
  tilesAcross: i32,
  channels: i32,
  transformed: usize,
  tile: usize,
): void {
  const pixel = channels << 2;
  const row = (tilesAcross * 4 + 2) * pixel;
  const place = placeSize(count * tilesDown * tilesAcross, channels);
  for (let picture = 0; picture < count; picture++) {
    for (let down = 0; down < tilesDown; down++) {
      for (let across = 0; across < tilesAcross; across++) {
        for (let offset = 0; offset < pixel; offset += 16) {
          const from = pictures + down * 4 * row + across * 4 * pixel + offset;
          for (let y = 0; y < 6; y++) transformPixels(from + y * row, pixel, tile + y * 96, 16);
          for (let x = 0; x < 6; x++) transformPixels(tile + (x << 4), 96, transformed + offset + x * place, 6 * place);
        }
        transformed += pixel;
      }
    }
    pictures += (tilesDown * 4 + 2) * row;
  }
}

/** Gradients [count, 4 × tilesDown, 4 × tilesAcross, channels] → [36, tiles, channels]. */
function transformGradients(
  gradients: usize,
  count: i32,
  tilesDown: i32,
  tilesAcross: i32,
  channels: i32,
  transformed: usize,
  tile: usize,
): void {
  const pixel = channels << 2;
  const row = tilesAcross * 4 * pixel;
  const place = placeSize(count * tilesDown * tilesAcross, channels);
  for (let down = 0; down < count * tilesDown; down++) {
    for (let across = 0; across < tilesAcross; across++) {
      for (let offset = 0; offset < pixel; offset += 16) {
        const from = gradients + down * 4 * row + across * 4 * pixel + offset;
        for (let y = 0; y < 4; y++) spreadGradients(from + y * row, pixel, tile + y * 96, 16);
        for (let x = 0; x < 6; x++) spreadGradients(tile + (x << 4), 96, transformed + offset + x * place, 6 * place);
      }
      transformed += pixel;
    }
  }
}

/** Products [36, tiles, channels] → pictures [count, height, width, channels]; what hangs over the edge is left out. */
function gatherPictures(
  products: usize,
  count: i32,
  tilesDown: i32,
  tilesAcross: i32,
  channels: i32,
  height: i32,
  width: i32,
  out: usize,
  tile: usize,
): void {
  const pixel = channels << 2;
  const place = placeSize(count * tilesDown * tilesAcross, channels);
  for (let picture = 0; picture < count; picture++) {
    for (let down = 0; down < tilesDown; down++) {
      const rows = min(4, height - down * 4);
      for (let across = 0; across < tilesAcross; across++) {
        const columns = min(4, width - across * 4);
        const to = out + (down * 4 * width + across * 4) * pixel;
        for (let offset = 0; offset < pixel; offset += 16) {
          for (let x = 0; x < 6; x++) gatherPixels(products + offset + x * place, 6 * place, tile + (x << 4), 96, rows);
          for (let y = 0; y < rows; y++) gatherPixels(tile + y * 96, 16, to + offset + y * width * pixel, pixel, columns);
        }
        products += pixel;
      }
    }
    out += height * width * pixel;
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
