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
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / step) * columns;
    for (let block = row, x = 0; x < width; block++) {
      for (const end = Math.min(width, x + step); x < end; x++, i++) if (mask[i] !== 0) pooled[block] = 1;
    }
  }
  return pooled;
}
