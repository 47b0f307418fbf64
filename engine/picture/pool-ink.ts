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
  for (let y = 0; y < height; y++) poolRow(pooled, Math.floor(y / step) * columns, blockOf, mask, y * width);
  return pooled;
}

function poolRow(pooled: Uint8Array, to: number, blockOf: Uint32Array, mask: Uint8Array, from: number): void {
  for (let x = 0; x < blockOf.length; x++) if (mask[from + x] !== 0) pooled[to + blockOf[x]!] = 1;
}
