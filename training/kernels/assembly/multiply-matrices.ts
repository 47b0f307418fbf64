import { multiplyAdd } from './multiply-add';

/**
 * Product [rows, depth] × [depth, 8], six rows at a time in registers; `rows` a multiple of 6.
 *
 * @param out where rows of eight numbers go, `outSize` bytes apart
 */
export function multiplyMatrices(left: usize, rows: i32, depth: i32, right: usize, out: usize, outSize: i32): void {
  const rowSize = depth << 2;
  for (let row = 0; row < rows; row += 6) {
    let p0 = left;
    let p1 = p0 + rowSize;
    let p2 = p1 + rowSize;
    let p3 = p2 + rowSize;
    let p4 = p3 + rowSize;
    let p5 = p4 + rowSize;
    left = p5 + rowSize;
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
    let at = right;
    // One step at a time: with two, V8 loads both first and runs out of registers.
    for (const end = p1; p0 < end; p0 += 4) {
      const u = v128.load(at);
      const v = v128.load(at, 16);
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
      p1 += 4;
      p2 += 4;
      p3 += 4;
      p4 += 4;
      p5 += 4;
      at += 32;
    }
    v128.store(out, a0);
    v128.store(out, b0, 16);
    out += outSize;
    v128.store(out, a1);
    v128.store(out, b1, 16);
    out += outSize;
    v128.store(out, a2);
    v128.store(out, b2, 16);
    out += outSize;
    v128.store(out, a3);
    v128.store(out, b3, 16);
    out += outSize;
    v128.store(out, a4);
    v128.store(out, b4, 16);
    out += outSize;
    v128.store(out, a5);
    v128.store(out, b5, 16);
    out += outSize;
  }
}
