/**
 * Whether there is any ink in a block of pixels.
 *
 * @param mask [height, width], non-zero is ink
 * @param step side of a block, in pixels
 * @returns [⌈height / step⌉, ⌈width / step⌉], 0 or 1
 */
export function poolInk(mask: Uint8Array, width: number, height: number, step: number): Uint8Array {
  const columns = Math.ceil(width / step);
  const rows = Math.ceil(height / step);
  const pooled = new Uint8Array(columns * rows);
  const blockOf = Uint32Array.from({ length: width }, (_, x) => Math.floor(x / step));
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / step) * columns;
    for (let x = 0; x < width; x++, i++) if (mask[i] !== 0) pooled[row + blockOf[x]!] = 1;
  }
  return pooled;
}
