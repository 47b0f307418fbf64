/** Share of its pixels from which a block is solid: grain leaves holes in anything dark. */
const SOLID = 0.95;

/**
 * Finds the solid blocks of a grid. Of a band w wide a share of 1 - side / w lies in such blocks, whatever its edges are like, which
 * tells what is thick where grain has frayed the outline.
 *
 * @param mask [height, width], 1 is ink
 * @param side of a block, in pixels
 * @returns for each solid block the place of its middle in the mask
 */
export function findSolidBlocks(mask: Uint8Array, width: number, height: number, side: number): number[] {
  const columns = Math.floor(width / side);
  const counts = new Int32Array(columns);
  const middles: number[] = [];
  for (let top = 0; top + side <= height; top += side) {
    counts.fill(0);
    for (let y = top; y < top + side; y++)
      for (let column = 0, i = y * width; column < columns; column++)
        for (const end = i + side; i < end; i++) counts[column]! += mask[i]!;
    const middle = (top + (side >> 1)) * width + (side >> 1);
    for (let column = 0; column < columns; column++)
      if (counts[column]! >= SOLID * side * side) middles.push(middle + column * side);
  }
  return middles;
}
