import { multiplyAdd } from './multiply-add';
import { padPictures } from './pad-pictures';

/**
 * Gradient of the filter [filterHeight, filterWidth, inChannels, outChannels], `outChannels` a multiple of 8. A picture is
 * padded into `scratch` (unless `isPadded` is 0; then up to five numbers behind the pictures are read too), and worked on
 * `chunk` output rows at a time, so that they stay in the first cache while every block of the filter passes over them.
 */
export function filterGradient(
  x: usize,
  batch: i32,
  height: i32,
  width: i32,
  inChannels: i32,
  isPadded: i32,
  top: i32,
  left: i32,
  paddedHeight: i32,
  paddedWidth: i32,
  dy: usize,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  filterHeight: i32,
  filterWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  gradient: usize,
  chunk: i32,
  scratch: usize,
): void {
  const pixel = inChannels << 2;
  const rowSize = paddedWidth * pixel;
  const rowTaps = filterWidth * inChannels;
  const outPixel = outChannels << 2;
  const outRow = outWidth * outPixel;
  memory.fill(gradient, 0, filterHeight * rowTaps * outPixel);
  if (isPadded) memory.fill(scratch, 0, paddedHeight * rowSize);
  for (let picture = 0; picture < batch; picture++) {
    let source = x + picture * height * width * pixel;
    if (isPadded) {
      padPictures(source, 1, height, width, inChannels, 1, top, left, paddedHeight, paddedWidth, scratch);
      source = scratch;
    }
    for (let firstRow = 0; firstRow < outHeight; firstRow += chunk) {
      const rows = min(chunk, outHeight - firstRow);
      for (let y = 0; y < filterHeight; y++) {
        const from = source + (firstRow * strideHeight + y) * rowSize;
        for (let tap = 0; tap < rowTaps; tap += 6) {
          for (let channel = 0; channel < outChannels; channel += 8) {
            accumulateBlock(
              from + (tap << 2),
              strideHeight * rowSize,
              strideWidth * pixel,
              dy + (channel << 2),
              rows,
              outWidth,
              outPixel,
              gradient + (y * rowTaps + tap) * outPixel + (channel << 2),
              rowTaps - tap,
            );
          }
        }
      }
      dy += rows * outRow;
    }
  }
}

/** Six taps × eight output channels, summed in registers over some rows of one picture. */
export function accumulateBlock(
  x: usize,
  rowStep: i32,
  pixelStep: i32,
  dy: usize,
  rows: i32,
  width: i32,
  outPixel: i32,
  gradient: usize,
  taps: i32,
): void {
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
  for (let row = 0; row < rows; row++) {
    let at = x;
    for (let column = 0; column < width; column++) {
      const u = v128.load(dy);
      const v = v128.load(dy, 16);
      let s = v128.load32_splat(at);
      a0 = multiplyAdd(s, u, a0);
      b0 = multiplyAdd(s, v, b0);
      s = v128.load32_splat(at, 4);
      a1 = multiplyAdd(s, u, a1);
      b1 = multiplyAdd(s, v, b1);
      s = v128.load32_splat(at, 8);
      a2 = multiplyAdd(s, u, a2);
      b2 = multiplyAdd(s, v, b2);
      s = v128.load32_splat(at, 12);
      a3 = multiplyAdd(s, u, a3);
      b3 = multiplyAdd(s, v, b3);
      s = v128.load32_splat(at, 16);
      a4 = multiplyAdd(s, u, a4);
      b4 = multiplyAdd(s, v, b4);
      s = v128.load32_splat(at, 20);
      a5 = multiplyAdd(s, u, a5);
      b5 = multiplyAdd(s, v, b5);
      at += pixelStep;
      dy += outPixel;
    }
    x += rowStep;
  }
  addEight(gradient, a0, b0);
  if (taps > 1) addEight(gradient + outPixel, a1, b1);
  if (taps > 2) addEight(gradient + 2 * outPixel, a2, b2);
  if (taps > 3) addEight(gradient + 3 * outPixel, a3, b3);
  if (taps > 4) addEight(gradient + 4 * outPixel, a4, b4);
  if (taps > 5) addEight(gradient + 5 * outPixel, a5, b5);
}

@inline
function addEight(target: usize, a: v128, b: v128): void {
  v128.store(target, f32x4.add(v128.load(target), a));
  v128.store(target, f32x4.add(v128.load(target, 16), b), 16);
}

/** Copies rows of `width` numbers into rows of `targetWidth`: wider ones are filled up with zeros, narrower ones cut. */
export function copyRows(source: usize, rows: i32, width: i32, target: usize, targetWidth: i32): void {
  const size = min(width, targetWidth) << 2;
  const rest = (targetWidth << 2) - size;
  for (let row = 0; row < rows; row++) {
    memory.copy(target, source, size);
    if (rest) memory.fill(target + size, 0, rest);
    source += width << 2;
    target += targetWidth << 2;
  }
}
