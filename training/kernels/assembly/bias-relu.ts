import { addToTotals, rowsOfChunk } from './column-totals';

/** ReLU of x + bias: [rows, channels], channels a multiple of 4. */
export function biasRelu(x: usize, rows: i32, channels: i32, bias: usize, out: usize): void {
  const rowSize = channels << 2;
  const zero = f32x4.splat(0);
  const chunk = rowsOfChunk(channels);
  for (let first = 0; first < rows; first += chunk) {
    const count = min(chunk, rows - first);
    for (let offset = 0; offset < rowSize; offset += 16) {
      const shift = v128.load(bias + offset);
      let at = first * rowSize + offset;
      for (let row = 0; row < count; row++) {
        v128.store(out + at, f32x4.pmax(zero, f32x4.add(v128.load(x + at), shift)));
        at += rowSize;
      }
    }
  }
}

/**
 * Gradients of `biasRelu`, of the sum and of the bias.
 *
 * @param y what `biasRelu` gave
 * @param totals scratch: channels doubles
 */
export function biasReluGradient(
  dy: usize,
  y: usize,
  rows: i32,
  channels: i32,
  dx: usize,
  dBias: usize,
  totals: usize,
): void {
  const rowSize = channels << 2;
  memory.fill(totals, 0, channels << 3);
  const zero = f32x4.splat(0);
  const chunk = rowsOfChunk(channels);
  for (let first = 0; first < rows; first += chunk) {
    const count = min(chunk, rows - first);
    for (let offset = 0; offset < rowSize; offset += 16) {
      let sum = f32x4.splat(0);
      let at = first * rowSize + offset;
      for (let row = 0; row < count; row++) {
        const passed = v128.and(v128.load(dy + at), f32x4.gt(v128.load(y + at), zero));
        v128.store(dx + at, passed);
        sum = f32x4.add(sum, passed);
        at += rowSize;
      }
      addToTotals(totals + (offset << 1), sum);
    }
  }
  for (let channel = 0; channel < channels; channel++)
    store<f32>(dBias + (channel << 2), <f32>load<f64>(totals + (channel << 3)));
}
