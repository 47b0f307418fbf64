/** Numbers of a chunk of rows: 8 KB, so that a chunk of three arrays stays in the first cache while its channels pass. */
const CHUNK: i32 = 2048;

@inline
export function rowsOfChunk(channels: i32): i32 {
  return max(CHUNK / channels, 8) & ~3;
}

/** Adds four sums to totals in double precision. */
@inline
export function addToTotals(totals: usize, sums: v128): void {
  v128.store(totals, f64x2.add(v128.load(totals), f64x2.promote_low_f32x4(sums)));
  const high = i32x4.shuffle(sums, sums, 2, 3, 2, 3);
  v128.store(totals, f64x2.add(v128.load(totals, 16), f64x2.promote_low_f32x4(high)), 16);
}
