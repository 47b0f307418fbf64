/** One channel of a picture, row-major. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** [height, width] in [0, 255]. */
  readonly values: Uint8ClampedArray;
}
