import type { BoundingBox, Picture } from '../../api.ts';

/** A pixel is of the margin if no channel of [0, 255] is further from the corner's than this. */
const TOLERANCE = 12;
/** A row is margin although this share of it is not: a scan has dust, a screen copy has a cursor. */
const MAX_DUST = 0.02;
/** Along a panel's side at least this share of the pixels is not of the margin's colour. */
const MIN_SIDE = 0.8;
/** There, this far inwards in pixels, they are so many times as far from it: paper that fades into the margin has no side. */
const STEP = 2;
const MIN_STEEPNESS = 1.5;
/** The same holds this far within a side, as a share of the panel's shorter side: a rule around something is thinner. */
const DEPTH = 0.05;
/** What smoothing and JPEG leave beside a side is this wide at most, in pixels. */
const MAX_EDGE = 8;
/** A panel has so many straight sides with a margin beside them: a 7 that was cut out closely has a margin of ink above it. */
const MIN_SIDES = 3;
/** Least side of a panel, in pixels. */
const MIN_PANEL = 20;
/** Of a row or column no more pixels than about this many are looked at. */
const MAX_SAMPLES = 200;

/** Rows or columns, from one to before another. */
type Range = readonly [from: number, to: number];
/** The share of a row or column that is further from the margin's colour than a tolerance. */
type ShareOf = (index: number, tolerance: number) => number;

/**
 * Finds a panel within margins of one colour: digits that were pasted on a page of another colour, the black square of a
 * plot without any writing around it.
 *
 * @returns undefined where there are no margins, and where what is within them has no straight sides, as ink on paper has none
 */
export function findPanel(picture: Picture): BoundingBox | undefined {
  const { width, height } = picture;
  const isOther = unlikeCorner(picture);
  const rows = ([from, to]: Range): ShareOf => shareWhere(from, to, isOther);
  const columns = ([from, to]: Range): ShareOf => shareWhere(from, to, (y, x, tolerance) => isOther(x, y, tolerance));
  const down = rangeOf(height, rows([0, width]));
  const across = rangeOf(width, columns(down));
  const side = Math.min(down[1] - down[0], across[1] - across[0]);
  if (side < MIN_PANEL) return undefined;
  const depth = Math.max(2, Math.ceil(DEPTH * side));
  const rowsFound = findSides(down, height, rows(across), depth);
  const columnsFound = findSides(across, width, columns(down), depth);
  const margins = [down[0], height - down[1], across[0], width - across[1]].filter((margin) => margin > 0).length;
  if (!rowsFound || !columnsFound || margins < MIN_SIDES) return undefined;
  const [[top, bottom], [left, right]] = [rowsFound, columnsFound];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The part of a picture in a box of whole pixels. */
export function cutPanel({ width, data }: Picture, panel: BoundingBox): Picture {
  const cut = new Uint8ClampedArray(4 * panel.width * panel.height);
  for (let y = 0; y < panel.height; y++) {
    const from = 4 * ((panel.y + y) * width + panel.x);
    cut.set(data.subarray(from, from + 4 * panel.width), 4 * y * panel.width);
  }
  return { width: panel.width, height: panel.height, data: cut };
}

function unlikeCorner({ width, data }: Picture): (x: number, y: number, tolerance: number) => boolean {
  const [red, green, blue, alpha] = data as unknown as [number, number, number, number];
  return (x, y, tolerance) => {
    const at = 4 * (y * width + x);
    if (Math.abs(data[at + 3]! - alpha) > tolerance) return true;
    const difference = Math.max(
      Math.abs(data[at]! - red),
      Math.abs(data[at + 1]! - green),
      Math.abs(data[at + 2]! - blue),
    );
    return alpha > 0 && difference > tolerance;
  };
}

function shareWhere(
  from: number,
  to: number,
  isSuch: (along: number, index: number, tolerance: number) => boolean,
): ShareOf {
  const step = Math.max(1, Math.floor((to - from) / MAX_SAMPLES));
  return (index, tolerance) => {
    let [count, samples] = [0, 0];
    for (let along = from; along < to; along += step, samples++) if (isSuch(along, index, tolerance)) count++;
    return count / Math.max(1, samples);
  };
}

/** What is left without the margins at both ends; empty where all of it is margin. */
function rangeOf(count: number, shareOf: ShareOf): Range {
  let [from, to] = [0, count];
  while (from < to && shareOf(from, TOLERANCE) <= MAX_DUST) from++;
  while (to > from && shareOf(to - 1, TOLERANCE) <= MAX_DUST) to--;
  return [from, to];
}

/** Where a panel begins and ends within a range; undefined where an end beside a margin is no straight side of a panel. */
function findSides([from, to]: Range, count: number, shareOf: ShareOf, depth: number): Range | undefined {
  const findSide = (outermost: number, inwards: 1 | -1) => {
    for (let i = 0; i <= Math.min(MAX_EDGE, depth); i++) {
      const side = outermost + inwards * i;
      if (shareOf(side, TOLERANCE) < MIN_SIDE) continue;
      const isSharp = shareOf(side + inwards * STEP, MIN_STEEPNESS * TOLERANCE) >= MIN_SIDE;
      return isSharp && shareOf(side + inwards * depth, TOLERANCE) >= MIN_SIDE ? side : undefined;
    }
    return undefined;
  };
  const first = from === 0 ? 0 : findSide(from, 1);
  const last = to === count ? count - 1 : findSide(to - 1, -1);
  return first === undefined || last === undefined ? undefined : [first, last + 1];
}
