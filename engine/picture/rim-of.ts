/** The outermost pixels of a raster, row by row. @param values [height, width] */
export function rimOf<T extends Uint8Array | Uint8ClampedArray>(values: T, width: number, height: number): T {
  return values.filter((_, i) => {
    const x = i % width;
    return x === 0 || x === width - 1 || i < width || i >= (height - 1) * width;
  }) as T;
}
