import type { StrokeSample } from '../api.ts';
import { DatasetError } from '../datasets/dataset-error.ts';

/** Digits as pen strokes in two parts that share no writer. */
export interface StrokePack {
  /** Rehearsed in fine-tuning, so that the network does not forget. */
  readonly rehearsal: readonly StrokeSample[];
  /** Judges models; by writers whom no training of ours saw. */
  readonly test: readonly StrokeSample[];
}

const MAGIC = 0x44525350; // "DRSP"
/** Coordinates are kept in 0 … 255 along the longer side. */
const GRID = 255;
/** How far a point may be from the line that replaces it, in grid units: a fifth of a glyph's pixel. */
const TOLERANCE = 2.5;

/**
 * Packs pen strokes into about 30 bytes a digit: lines simplified (Douglas & Peucker 1973), a byte a coordinate. Layout:
 * magic, two counts (uint16), then for each digit its label, writer, number of strokes, and for each stroke its number of
 * points and their x, y; a byte each.
 *
 * @param pack digits of at most 255 strokes and 256 writers
 */
export function serializeStrokePack({ rehearsal, test }: StrokePack): Uint8Array {
  const writers = [...new Set([...rehearsal, ...test].map(({ writer }) => writer))].sort();
  const bytes: number[] = [];
  for (const { label, writer, strokes } of [...rehearsal, ...test]) {
    bytes.push(label, writers.indexOf(writer), strokes.length);
    for (const stroke of quantize(strokes)) bytes.push(stroke.length, ...stroke.flat());
  }
  const packed = new Uint8Array(8 + bytes.length);
  const view = new DataView(packed.buffer);
  view.setUint32(0, MAGIC);
  view.setUint16(4, rehearsal.length);
  view.setUint16(6, test.length);
  packed.set(bytes, 8);
  return packed;
}

/** Reads what `serializeStrokePack` wrote. @throws {DatasetError} something else, or cut off */
export function parseStrokePack(bytes: Uint8Array): StrokePack {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0) !== MAGIC)
    throw new DatasetError('Expected a pack of pen strokes, found something else. Install the extension anew.');
  let at = 8;
  const next = (): number => {
    const value = bytes[at++];
    if (value === undefined) throw new DatasetError('The pack of pen strokes is cut off. Install the extension anew.');
    return value;
  };
  const digit = (): StrokeSample => {
    const label = next();
    const writer = String(next());
    const strokes = Array.from({ length: next() }, () =>
      Array.from({ length: next() }, (): [number, number] => [next(), next()]),
    );
    return { label, writer, strokes };
  };
  const rehearsal = Array.from({ length: view.getUint16(4) }, digit);
  const test = Array.from({ length: view.getUint16(6) }, digit);
  return { rehearsal, test };
}

type XY = readonly [x: number, y: number];

function quantize(strokes: readonly (readonly XY[])[]): XY[][] {
  const points = strokes.flat();
  const left = Math.min(...points.map(([x]) => x));
  const top = Math.min(...points.map(([, y]) => y));
  const side = Math.max(...points.map(([x, y]) => Math.max(x - left, y - top)), 1e-9);
  return strokes.map((stroke) =>
    simplify(stroke.map(([x, y]): XY => [((x - left) / side) * GRID, ((y - top) / side) * GRID])).map(
      ([x, y]): XY => [Math.round(x), Math.round(y)],
    ),
  );
}

function simplify(stroke: readonly XY[]): XY[] {
  const [first, last] = [stroke[0]!, stroke.at(-1)!];
  if (stroke.length <= 2) return [...stroke];
  const distances = stroke.map((point) => distanceToSegment(point, first, last));
  const farthest = distances.indexOf(Math.max(...distances));
  if (distances[farthest]! <= TOLERANCE) return [first, last];
  return [...simplify(stroke.slice(0, farthest + 1)).slice(0, -1), ...simplify(stroke.slice(farthest))];
}

function distanceToSegment([x, y]: XY, [ax, ay]: XY, [bx, by]: XY): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
