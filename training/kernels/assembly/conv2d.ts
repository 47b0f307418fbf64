import { multiplyAdd } from './multiply-add';
import { padPictures } from './pad-pictures';

/**
 * Packs a filter [rows, outChannels] into [outChannels / 8, rows, 8], zeros for the channels that are not there: the
 * order in which `conv2d` reads it.
 */
export function packFilter(filter: usize, rows: i32, outChannels: i32, packed: usize): void {
  for (let first = 0; first < outChannels; first += 8) {
    const channels = min(8, outChannels - first);
    for (let row = 0; row < rows; row++) {
      if (channels < 8) memory.fill(packed, 0, 32);
      memory.copy(packed, filter + ((row * outChannels + first) << 2), channels << 2);
      packed += 32;
    }
  }
}

/**
 * Packs a filter [height, width, inChannels, outChannels] turned by 180° and with its channels swapped, as the gradient
 * of the input needs it: [inChannels / 8, height, width, outChannels, 8].
 */
export function packTurnedFilter(filter: usize, taps: i32, inChannels: i32, outChannels: i32, packed: usize): void {
  for (let first = 0; first < inChannels; first += 8) {
    for (let tap = taps - 1; tap >= 0; tap--) {
      const from = filter + ((tap * inChannels * outChannels) << 2);
      for (let outChannel = 0; outChannel < outChannels; outChannel++) {
        for (let lane = 0; lane < 8; lane++) {
          const inChannel = first + lane;
          const value = inChannel < inChannels ? load<f32>(from + ((inChannel * outChannels + outChannel) << 2)) : 0;
          store<f32>(packed, value);
          packed += 4;
        }
      }
    }
  }
}

/**
 * Convolution [batch, height, width, inChannels] → [batch, outHeight, outWidth, outChannels], `group` pictures at a time.
 * The pictures are padded into `scratch` (unless `isPadded` is 0, then they are read where they are), which holds in order
 * the byte offsets of a group's windows, room for eight numbers, and the group's padded pictures.
 *
 * @param packed of `packFilter`, its rows [filterHeight, filterWidth, inChannels]
 * @param spread pixels from one pixel of the padded picture to the next: the forward stride when this goes backward
 */
export function conv2d(
  x: usize,
  batch: i32,
  height: i32,
  width: i32,
  inChannels: i32,
  isPadded: i32,
  spread: i32,
  top: i32,
  left: i32,
  paddedHeight: i32,
  paddedWidth: i32,
  packed: usize,
  filterHeight: i32,
  filterWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  out: usize,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  group: i32,
  scratch: usize,
): void {
  const pixel = inChannels << 2;
  const outPixels = outHeight * outWidth;
  const windows = scratch;
  const lanes = windows + ((group * outPixels) << 2);
  const padded = lanes + 32;
  const paddedSize = paddedHeight * paddedWidth * pixel;
  if (isPadded) memory.fill(padded, 0, group * paddedSize);
  let at = windows;
  for (let picture = 0; picture < group; picture++) {
    for (let y = 0; y < outHeight; y++) {
      for (let x = 0; x < outWidth; x++) {
        store<i32>(at, picture * paddedSize + (y * strideHeight * paddedWidth + x * strideWidth) * pixel);
        at += 4;
      }
    }
  }

  const rowTaps = filterWidth * inChannels; // neighbours in a row are neighbours in memory
  const blockSize = (filterHeight * rowTaps) << 5;
  for (let first = 0; first < batch; first += group) {
    const count = min(group, batch - first);
    let pictures = x + first * height * width * pixel;
    if (isPadded) {
      padPictures(pictures, count, height, width, inChannels, spread, top, left, paddedHeight, paddedWidth, padded);
      pictures = padded;
    }
    const target = out + ((first * outPixels * outChannels) << 2);
    const last = count * outPixels - 1;
    let filter = packed;
    for (let channel = 0; channel < outChannels; channel += 8) {
      for (let start = 0; start <= last; start += 6) {
        convolveBlock(
          pictures,
          windows,
          start,
          last,
          filter,
          filterHeight,
          rowTaps,
          paddedWidth * pixel,
          target + (channel << 2),
          outChannels << 2,
          outChannels - channel,
          lanes,
        );
      }
      filter += blockSize;
    }
  }
}

/** Six windows × eight output channels, all in registers. Windows behind the last are the last one again. */
function convolveBlock(
  pictures: usize,
  windows: usize,
  start: i32,
  last: i32,
  filter: usize,
  filterHeight: i32,
  rowTaps: i32,
  rowSize: i32,
  out: usize,
  outSize: i32,
  channels: i32,
  lanes: usize,
): void {
  const i1 = min(start + 1, last);
  const i2 = min(start + 2, last);
  const i3 = min(start + 3, last);
  const i4 = min(start + 4, last);
  const i5 = min(start + 5, last);
  let p0 = pictures + load<i32>(windows + (start << 2));
  let p1 = pictures + load<i32>(windows + (i1 << 2));
  let p2 = pictures + load<i32>(windows + (i2 << 2));
  let p3 = pictures + load<i32>(windows + (i3 << 2));
  let p4 = pictures + load<i32>(windows + (i4 << 2));
  let p5 = pictures + load<i32>(windows + (i5 << 2));
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let a4 = a0;
  let a5 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  let b4 = a0;
  let b5 = a0;
  const skip = rowSize - (rowTaps << 2);
  for (let y = 0; y < filterHeight; y++) {
    // One tap at a time: with two, V8 loads both filters first and runs out of registers.
    for (let taps = rowTaps; taps > 0; taps--) {
      const u = v128.load(filter);
      const v = v128.load(filter, 16);
      let s = v128.load32_splat(p0);
      a0 = multiplyAdd(s, u, a0);
      b0 = multiplyAdd(s, v, b0);
      s = v128.load32_splat(p1);
      a1 = multiplyAdd(s, u, a1);
      b1 = multiplyAdd(s, v, b1);
      s = v128.load32_splat(p2);
      a2 = multiplyAdd(s, u, a2);
      b2 = multiplyAdd(s, v, b2);
      s = v128.load32_splat(p3);
      a3 = multiplyAdd(s, u, a3);
      b3 = multiplyAdd(s, v, b3);
      s = v128.load32_splat(p4);
      a4 = multiplyAdd(s, u, a4);
      b4 = multiplyAdd(s, v, b4);
      s = v128.load32_splat(p5);
      a5 = multiplyAdd(s, u, a5);
      b5 = multiplyAdd(s, v, b5);
      p0 += 4;
      p1 += 4;
      p2 += 4;
      p3 += 4;
      p4 += 4;
      p5 += 4;
      filter += 32;
    }
    p0 += skip;
    p1 += skip;
    p2 += skip;
    p3 += skip;
    p4 += skip;
    p5 += skip;
  }
  storeEight(out + start * outSize, a0, b0, channels, lanes);
  storeEight(out + i1 * outSize, a1, b1, channels, lanes);
  storeEight(out + i2 * outSize, a2, b2, channels, lanes);
  storeEight(out + i3 * outSize, a3, b3, channels, lanes);
  storeEight(out + i4 * outSize, a4, b4, channels, lanes);
  storeEight(out + i5 * outSize, a5, b5, channels, lanes);
}

/** Stores eight numbers, or the first `channels` of them. */
@inline
function storeEight(target: usize, a: v128, b: v128, channels: i32, lanes: usize): void {
  if (channels >= 8) {
    v128.store(target, a);
    v128.store(target, b, 16);
  } else {
    v128.store(lanes, a);
    v128.store(lanes, b, 16);
    memory.copy(target, lanes, channels << 2);
  }
}
