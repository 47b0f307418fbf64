/** Columns `[start, end)` of a line. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** A run may be broken for this many columns, as printing on rough paper is. */
const MAX_BREAK = 3;
const REACH = MAX_BREAK + 1;

const NONE: readonly Run[] = [];

/**
 * Finds the long runs of ink on a line without looking at most of it, as Boyer and Moore find words: a run of `least`
 * columns that begins at `from` or later, but not after the look-out at its far end, has ink there. Where there is none, the
 * search goes on behind the look-out.
 *
 * @param values raster that the line is drawn on, non-zero is ink
 * @param origin index of the line's start in it
 * @param path [columns], index of each of the line's places in the raster, from `origin`
 * @param least columns of a run, more than a break
 * @returns from left to right, each as long as it can be
 * @see Boyer, Moore 1977, A fast string searching algorithm, Communications of the ACM 20
 */
export function findLongRuns(values: Uint8Array, origin: number, path: Int32Array, least: number): readonly Run[] {
  const columns = path.length;
  let runs: Run[] | undefined;
  let from = 0; // nothing long begins before
  while (from + least <= columns) {
    let at = from + least - 1;
    const stop = at - REACH;
    while (at > stop && values[origin + path[at]!] === 0) at--;
    if (at === stop) {
      from += least;
      continue;
    }
    let start = at;
    for (let next = Math.max(from, start - REACH); next < start; ) {
      if (values[origin + path[next]!] === 0) {
        next++;
        continue;
      }
      start = next;
      next = Math.max(from, start - REACH);
    }
    let last = at;
    for (let next = Math.min(columns - 1, last + REACH); next > last; ) {
      if (values[origin + path[next]!] === 0) {
        next--;
        continue;
      }
      last = next;
      next = Math.min(columns - 1, last + REACH);
    }
    if (last + 1 - start >= least) {
      runs ??= [];
      runs.push({ start, end: last + 1 });
    }
    from = last + 1 + REACH;
  }
  return runs ?? NONE;
}
