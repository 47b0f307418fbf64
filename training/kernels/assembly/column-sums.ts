/** Sums of the columns of x [rows, columns]. */
export function columnSums(x: usize, rows: i32, columns: i32, out: usize): void {
  const rowSize = columns << 2;
  let offset = 0;
  for (; offset + 16 <= rowSize; offset += 16) {
    let at = x + offset;
    let low = f64x2.splat(0);
    let high = low;
    for (let row = 0; row < rows; row++) {
      const values = v128.load(at);
      low = f64x2.add(low, f64x2.promote_low_f32x4(values));
      high = f64x2.add(high, f64x2.promote_low_f32x4(i32x4.shuffle(values, values, 2, 3, 2, 3)));
      at += rowSize;
    }
    const sums = i32x4.shuffle(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 1, 4, 5);
    v128.store(out + offset, sums);
  }
  for (; offset < rowSize; offset += 4) {
    let at = x + offset;
    let sum: f64 = 0;
    for (let row = 0; row < rows; row++) {
      sum += load<f32>(at);
      at += rowSize;
    }
    store<f32>(out + offset, <f32>sum);
  }
}
