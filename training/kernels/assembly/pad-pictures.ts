/**
 * Copies pictures [count, height, width, channels] into larger ones [count, paddedHeight, paddedWidth, channels], the
 * pixels `spread` apart, the first at (top, left). What lies between and around is left as it is: zero it once.
 */
export function padPictures(
  source: usize,
  count: i32,
  height: i32,
  width: i32,
  channels: i32,
  spread: i32,
  top: i32,
  left: i32,
  paddedHeight: i32,
  paddedWidth: i32,
  target: usize,
): void {
  const pixel = channels << 2;
  const row = width * pixel;
  for (let picture = 0; picture < count; picture++) {
    let to = target + (((picture * paddedHeight + top) * paddedWidth + left) * pixel);
    for (let y = 0; y < height; y++) {
      if (spread == 1) {
        memory.copy(to, source, row);
      } else {
        for (let x = 0; x < width; x++) memory.copy(to + x * spread * pixel, source + x * pixel, pixel);
      }
      source += row;
      to += paddedWidth * spread * pixel;
    }
  }
}
