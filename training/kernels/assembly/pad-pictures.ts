/**
 * Copies pictures [count, height, width, channels] into [count, paddedHeight, paddedWidth, channels], the pixels `spread`
 * apart, the first at (top, left), as many as find room. What lies between and around is left as it is: zero it once.
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
  const rows = min(height, (paddedHeight - top + spread - 1) / spread);
  const columns = min(width, (paddedWidth - left + spread - 1) / spread);
  for (let picture = 0; picture < count; picture++) {
    for (let y = 0; y < rows; y++) {
      const from = source + (picture * height + y) * width * pixel;
      const to = target + ((picture * paddedHeight + top + y * spread) * paddedWidth + left) * pixel;
      if (spread == 1) {
        memory.copy(to, from, columns * pixel);
      } else {
        for (let x = 0; x < columns; x++) memory.copy(to + x * spread * pixel, from + x * pixel, pixel);
      }
    }
  }
}
