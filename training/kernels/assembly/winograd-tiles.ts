import { gatherPixels, spreadGradients, transformPixels } from './winograd-lines';

// Convolution by 3×3 filters without strides, a tile of 4×4 pixels at a time: 36 multiplications instead of 144. Every
// tile of 6×6 pixels is transformed, the 36 places are 36 products of matrices [tiles, inChannels] × [inChannels,
// outChannels], and their results are transformed back. All channels are multiples of 4, those of a result of 8.

/** Vectors of a tile between its two one-dimensional transforms. */
export const TILE_BYTES: i32 = 36 << 4;

/**
 * Bytes from one of the 36 matrices [tiles, channels] to the next. Rows are filled up to whole blocks of six, and a cache
 * line is added: at distances of a power of two the 36 places of one tile would fall into a few sets of the first cache.
 */
@inline
export function placeSize(tiles: i32, channels: i32): i32 {
  return ((tiles + 5) / 6) * 6 * (channels << 2) + 64;
}

/** Pictures [count, paddedHeight, paddedWidth, channels] → [36, tiles, channels]; rows of tiles overlap by two pixels. */
export function transformPictures(
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
export function transformGradients(
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
export function gatherPictures(
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
