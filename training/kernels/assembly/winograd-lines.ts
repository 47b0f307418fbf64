import { multiplyAdd } from './multiply-add';

// The one-dimensional transforms of Winograd's F(4, 3) at the points 0, ±1, ±2 and ∞, four channels at a time, from
// vectors `step` bytes apart to vectors `targetStep` bytes apart.
// See Lavin & Gray 2016, "Fast algorithms for convolutional neural networks", arXiv 1509.09308, section 4.3.

@inline
function times(value: f32, vector: v128): v128 {
  return f32x4.mul(f32x4.splat(value), vector);
}

@inline
function plusTimes(vector: v128, value: f32, other: v128): v128 {
  return multiplyAdd(f32x4.splat(value), other, vector);
}

/** Six pixels → six: Bᵀ. */
@inline
export function transformPixels(source: usize, step: i32, target: usize, targetStep: i32): void {
  const d0 = v128.load(source);
  const d1 = v128.load(source + step);
  const d2 = v128.load(source + 2 * step);
  const d3 = v128.load(source + 3 * step);
  const d4 = v128.load(source + 4 * step);
  const d5 = v128.load(source + 5 * step);
  v128.store(target, plusTimes(plusTimes(d4, -5, d2), 4, d0));
  const even = plusTimes(d4, -4, d2);
  const odd = plusTimes(d3, -4, d1);
  v128.store(target + targetStep, f32x4.add(even, odd));
  v128.store(target + 2 * targetStep, f32x4.sub(even, odd));
  const near = f32x4.sub(d4, d2);
  const slope = f32x4.sub(d3, d1);
  v128.store(target + 3 * targetStep, plusTimes(near, 2, slope));
  v128.store(target + 4 * targetStep, plusTimes(near, -2, slope));
  v128.store(target + 5 * targetStep, plusTimes(plusTimes(d5, -5, d3), 4, d1));
}

/** Six products → four pixels: Aᵀ. */
@inline
export function gatherPixels(source: usize, step: i32, target: usize, targetStep: i32, count: i32): void {
  const m0 = v128.load(source);
  const m1 = v128.load(source + step);
  const m2 = v128.load(source + 2 * step);
  const m3 = v128.load(source + 3 * step);
  const m4 = v128.load(source + 4 * step);
  const m5 = v128.load(source + 5 * step);
  const near = f32x4.add(m1, m2);
  const nearSlope = f32x4.sub(m1, m2);
  const far = f32x4.add(m3, m4);
  const farSlope = f32x4.sub(m3, m4);
  v128.store(target, f32x4.add(m0, f32x4.add(near, far)));
  if (count > 1) v128.store(target + targetStep, plusTimes(nearSlope, 2, farSlope));
  if (count > 2) v128.store(target + 2 * targetStep, plusTimes(near, 4, far));
  if (count > 3) v128.store(target + 3 * targetStep, f32x4.add(m5, plusTimes(nearSlope, 8, farSlope)));
}

/** Four gradients of pixels → six: A, the way back through `gatherPixels`. */
@inline
export function spreadGradients(source: usize, step: i32, target: usize, targetStep: i32): void {
  const y0 = v128.load(source);
  const y1 = v128.load(source + step);
  const y2 = v128.load(source + 2 * step);
  const y3 = v128.load(source + 3 * step);
  v128.store(target, y0);
  const even = f32x4.add(y0, y2);
  const odd = f32x4.add(y1, y3);
  v128.store(target + targetStep, f32x4.add(even, odd));
  v128.store(target + 2 * targetStep, f32x4.sub(even, odd));
  const farEven = plusTimes(y0, 4, y2);
  const farOdd = plusTimes(f32x4.add(y1, y1), 8, y3);
  v128.store(target + 3 * targetStep, f32x4.add(farEven, farOdd));
  v128.store(target + 4 * targetStep, f32x4.sub(farEven, farOdd));
  v128.store(target + 5 * targetStep, y3);
}

/** Three taps → six: G. */
@inline
export function transformTaps(source: usize, step: i32, target: usize, targetStep: i32): void {
  const g0 = v128.load(source);
  const g1 = v128.load(source + step);
  const g2 = v128.load(source + 2 * step);
  v128.store(target, times(0.25, g0));
  const near = times(-1.0 / 6.0, f32x4.add(g0, g2));
  v128.store(target + targetStep, plusTimes(near, -1.0 / 6.0, g1));
  v128.store(target + 2 * targetStep, plusTimes(near, 1.0 / 6.0, g1));
  const far = plusTimes(times(1.0 / 24.0, g0), 1.0 / 6.0, g2);
  v128.store(target + 3 * targetStep, plusTimes(far, 1.0 / 12.0, g1));
  v128.store(target + 4 * targetStep, plusTimes(far, -1.0 / 12.0, g1));
  v128.store(target + 5 * targetStep, g2);
}

/** Six sums of products → the gradients of three taps: Gᵀ, the way back through `transformTaps`. */
@inline
export function gatherTaps(source: usize, step: i32, target: usize, targetStep: i32): void {
  const s0 = v128.load(source);
  const s1 = v128.load(source + step);
  const s2 = v128.load(source + 2 * step);
  const s3 = v128.load(source + 3 * step);
  const s4 = v128.load(source + 4 * step);
  const s5 = v128.load(source + 5 * step);
  const near = times(-1.0 / 6.0, f32x4.add(s1, s2));
  const far = f32x4.add(s3, s4);
  v128.store(target, plusTimes(plusTimes(near, 1.0 / 24.0, far), 0.25, s0));
  v128.store(target + targetStep, plusTimes(times(1.0 / 6.0, f32x4.sub(s2, s1)), 1.0 / 12.0, f32x4.sub(s3, s4)));
  v128.store(target + 2 * targetStep, f32x4.add(plusTimes(near, 1.0 / 6.0, far), s5));
}
