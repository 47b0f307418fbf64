/** Level runs of ink, row by row and from left to right. */
export interface Runs {
  /** For each run, its first column and the one after its last. */
  readonly starts: number[];
  readonly ends: number[];
  /** [height + 1]: number of each row's first run; the last is how many there are. */
  readonly rows: Int32Array;
}

/** @param mask [height, width], non-zero is ink */
export function findRuns(mask: Uint8Array, width: number, height: number): Runs {
  const starts: number[] = [];
  const ends: number[] = [];
  const rows = new Int32Array(height + 1);
  for (let y = 0; y < height; y++) {
    addRuns(starts, ends, mask, y * width, width);
    rows[y + 1] = starts.length;
  }
  return { starts, ends, rows };
}

function addRuns(starts: number[], ends: number[], mask: Uint8Array, row: number, width: number): void {
  for (let x = 0; x < width; x++) {
    if (mask[row + x] === 0) continue;
    starts.push(x);
    while (x < width && mask[row + x] !== 0) x++;
    ends.push(x);
  }
}
