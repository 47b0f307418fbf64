/**
 * Whether there is any ink in a block of pixels.
 *
 * @param mask [height, width], 1 is ink
 * @param step side of a block, in pixels
 * @returns [⌈height / step⌉, ⌈width / step⌉], 0 or 1
 */
export function poolInk(mask: Uint8Array, width: number, height: number, step: number): Uint8Array {
  const columns = Math.ceil(width / step);
  const rows = Math.ceil(height / step);
  const pooled = new Uint8Array(columns * rows);
  // Most of a picture is paper, which `indexOf` passes over many pixels at a time.
  for (let i = mask.indexOf(1); i >= 0; ) {
    const y = Math.floor(i / width);
    const column = Math.floor((i - y * width) / step);
    pooled[Math.floor(y / step) * columns + column] = 1;
    i = mask.indexOf(1, y * width + Math.min(width, (column + 1) * step));
  }
  return pooled;
}
