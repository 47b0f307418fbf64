import { addToTotals, rowsOfChunk } from './column-totals';
import { multiplyAdd } from './multiply-add';

/**
 * Mean and variance of every column of x [rows, channels], `channels` a multiple of 4. The first row is taken off before
 * summing, so that a mean far from zero costs no digits (Chan, Golub & LeVeque 1983, "Algorithms for computing the sample
 * variance").
 *
 * @param totals scratch: 2 × channels doubles
 */
export function batchStatistics(x: usize, rows: i32, channels: i32, mean: usize, variance: usize, totals: usize): void {
  const squares = totals + (channels << 3);
  const rowSize = channels << 2;
  memory.fill(totals, 0, channels << 4);
  const chunk = rowsOfChunk(channels);
  for (let first = 0; first < rows; first += chunk) {
    const count = min(chunk, rows - first);
    for (let channel = 0; channel < channels; channel += 4) {
      const pivot = v128.load(x + (channel << 2));
      let at = x + first * rowSize + (channel << 2);
      let s0 = f32x4.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      let q0 = s0;
      let q1 = s0;
      let q2 = s0;
      let q3 = s0;
      let row = count;
      for (; row >= 4; row -= 4) {
        const d0 = f32x4.sub(v128.load(at), pivot);
        const d1 = f32x4.sub(v128.load(at + rowSize), pivot);
        const d2 = f32x4.sub(v128.load(at + 2 * rowSize), pivot);
        const d3 = f32x4.sub(v128.load(at + 3 * rowSize), pivot);
        s0 = f32x4.add(s0, d0);
        s1 = f32x4.add(s1, d1);
        s2 = f32x4.add(s2, d2);
        s3 = f32x4.add(s3, d3);
        q0 = multiplyAdd(d0, d0, q0);
        q1 = multiplyAdd(d1, d1, q1);
        q2 = multiplyAdd(d2, d2, q2);
        q3 = multiplyAdd(d3, d3, q3);
        at += 4 * rowSize;
      }
      for (; row > 0; row--) {
        const d = f32x4.sub(v128.load(at), pivot);
        s0 = f32x4.add(s0, d);
        q0 = multiplyAdd(d, d, q0);
        at += rowSize;
      }
      addToTotals(totals + (channel << 3), f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
      addToTotals(squares + (channel << 3), f32x4.add(f32x4.add(q0, q1), f32x4.add(q2, q3)));
    }
  }
  for (let channel = 0; channel < channels; channel++) {
    const shift = load<f64>(totals + (channel << 3)) / rows;
    const square = load<f64>(squares + (channel << 3)) / rows;
    store<f32>(mean + (channel << 2), <f32>(load<f32>(x + (channel << 2)) + shift));
    store<f32>(variance + (channel << 2), <f32>max<f64>(square - shift * shift, 0));
  }
}

/** Batch normalization with given statistics, and ReLU unless `isRelu` is 0: [rows, channels], channels a multiple of 4. */
export function batchNormForward(
  x: usize,
  rows: i32,
  channels: i32,
  gamma: usize,
  beta: usize,
  mean: usize,
  variance: usize,
  epsilon: f32,
  isRelu: i32,
  out: usize,
): void {
  const rowSize = channels << 2;
  const lowest = f32x4.splat(isRelu ? 0 : -Infinity);
  const chunk = rowsOfChunk(channels);
  for (let first = 0; first < rows; first += chunk) {
    const count = min(chunk, rows - first);
    for (let offset = 0; offset < rowSize; offset += 16) {
      const deviation = f32x4.sqrt(f32x4.add(v128.load(variance + offset), f32x4.splat(epsilon)));
      const scale = f32x4.div(v128.load(gamma + offset), deviation);
      const middle = v128.load(mean + offset);
      const shift = v128.load(beta + offset);
      let at = first * rowSize + offset;
      for (let row = 0; row < count; row++) {
        const y = multiplyAdd(f32x4.sub(v128.load(x + at), middle), scale, shift);
        v128.store(out + at, f32x4.pmax(lowest, y));
        at += rowSize;
      }
    }
  }
}

/**
 * Gradients of batch normalization (and ReLU unless `isRelu` is 0).
 *
 * @param totals scratch: 2 × channels doubles
 * @see Ioffe & Szegedy 2015, arXiv 1502.03167, section 3
 */
export function batchNormBackward(
  dy: usize,
  x: usize,
  rows: i32,
  channels: i32,
  gamma: usize,
  beta: usize,
  mean: usize,
  variance: usize,
  epsilon: f32,
  isRelu: i32,
  dx: usize,
  dGamma: usize,
  dBeta: usize,
  totals: usize,
): void {
  const products = totals + (channels << 3);
  const rowSize = channels << 2;
  memory.fill(totals, 0, channels << 4);
  const zero = f32x4.splat(isRelu ? 0 : -Infinity); // a value above it passes its gradient
  const chunk = rowsOfChunk(channels);
  for (let first = 0; first < rows; first += chunk) {
    const count = min(chunk, rows - first);
    for (let offset = 0; offset < rowSize; offset += 16) {
      const deviation = f32x4.sqrt(f32x4.add(v128.load(variance + offset), f32x4.splat(epsilon)));
      const scale = f32x4.div(v128.load(gamma + offset), deviation);
      const middle = v128.load(mean + offset);
      const shift = v128.load(beta + offset);
      let at = first * rowSize + offset;
      let s0 = f32x4.splat(0);
      let s1 = s0;
      let q0 = s0;
      let q1 = s0;
      let row = count;
      for (; row >= 2; row -= 2) {
        const c0 = f32x4.sub(v128.load(x + at), middle);
        const g0 = v128.and(v128.load(dy + at), f32x4.gt(multiplyAdd(c0, scale, shift), zero));
        s0 = f32x4.add(s0, g0);
        q0 = multiplyAdd(g0, c0, q0);
        at += rowSize;
        const c1 = f32x4.sub(v128.load(x + at), middle);
        const g1 = v128.and(v128.load(dy + at), f32x4.gt(multiplyAdd(c1, scale, shift), zero));
        s1 = f32x4.add(s1, g1);
        q1 = multiplyAdd(g1, c1, q1);
        at += rowSize;
      }
      if (row) {
        const c = f32x4.sub(v128.load(x + at), middle);
        const g = v128.and(v128.load(dy + at), f32x4.gt(multiplyAdd(c, scale, shift), zero));
        s0 = f32x4.add(s0, g);
        q0 = multiplyAdd(g, c, q0);
      }
      addToTotals(totals + (offset << 1), f32x4.add(s0, s1));
      addToTotals(products + (offset << 1), f32x4.add(q0, q1));
    }
  }
  for (let channel = 0; channel < channels; channel++) {
    const deviation = sqrt<f64>(<f64>load<f32>(variance + (channel << 2)) + <f64>epsilon);
    store<f32>(dBeta + (channel << 2), <f32>load<f64>(totals + (channel << 3)));
    store<f32>(dGamma + (channel << 2), <f32>(load<f64>(products + (channel << 3)) / deviation));
  }
  const each = f32x4.splat(<f32>(1.0 / <f64>rows));
  for (let first = 0; first < rows; first += chunk) {
    const count = min(chunk, rows - first);
    for (let offset = 0; offset < rowSize; offset += 16) {
      const deviation = f32x4.sqrt(f32x4.add(v128.load(variance + offset), f32x4.splat(epsilon)));
      const scale = f32x4.div(v128.load(gamma + offset), deviation);
      const middle = v128.load(mean + offset);
      const shift = v128.load(beta + offset);
      // dx = scale × (g - mean(g) - normalized × mean(g × normalized))
      const meanGradient = f32x4.mul(v128.load(dBeta + offset), each);
      const slope = f32x4.div(f32x4.mul(v128.load(dGamma + offset), each), deviation);
      let at = first * rowSize + offset;
      for (let row = 0; row < count; row++) {
        const c = f32x4.sub(v128.load(x + at), middle);
        const g = v128.and(v128.load(dy + at), f32x4.gt(multiplyAdd(c, scale, shift), zero));
        const rest = f32x4.sub(f32x4.sub(g, meanGradient), f32x4.mul(c, slope));
        v128.store(dx + at, f32x4.mul(scale, rest));
        at += rowSize;
      }
    }
  }
}
