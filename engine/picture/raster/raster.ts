/** One channel of a picture, row-major. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** [height, width] in [0, 255]. */
  readonly values: Uint8ClampedArray;
}

/** Pictures no longer than this, in pixels, as they are or enlarged. */
export const MAX_THUMBNAIL = 130;

/** Whether a picture has no room for anything around its digits: no sheet on a table, no scene. */
export function isThumbnail({ width, height }: Pick<Raster, 'width' | 'height'>): boolean {
  return Math.max(width, height) <= MAX_THUMBNAIL;
}
