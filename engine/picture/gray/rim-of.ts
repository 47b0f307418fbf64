/** The outermost values of a raster, row by row, each once. @param values [height, width] */
export function rimOf(values: Uint8Array | Uint8ClampedArray, width: number, height: number): number[] {
  const rim: number[] = [];
  for (let y = 0; y < height; y++) {
    const isAcross = y === 0 || y === height - 1;
    for (let x = 0; x < width; x += isAcross ? 1 : Math.max(1, width - 1)) rim.push(values[y * width + x]!);
  }
  return rim;
}
