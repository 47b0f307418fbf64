import { DIGIT_COUNT } from '../../model/spec.ts';
import type { StrokeSample } from '../api.ts';
import { permutation, Random } from '../random.ts';
import { DatasetError } from './dataset-error.ts';
import { gunzip } from './gunzip.ts';
import type { NamedBytes } from './idx.ts';

const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
const MAX_POINTS = 20_000;

function isPoint(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

/** UCI's `[label, writer, sample]`; anything else that names a writer is taken as it is. */
function writerOf(writer: unknown, position: number): string {
  if (Array.isArray(writer) && writer.length === 3) return String(writer[1]);
  if (typeof writer === 'string' || typeof writer === 'number') return String(writer);
  return `sample ${position}`;
}

function parseSample(value: unknown, position: number, name: string): StrokeSample {
  const fail = (expected: string, found: unknown): never => {
    const shown = (JSON.stringify(found) ?? 'nothing').slice(0, 60);
    throw new DatasetError(`${name}: Expected ${expected} in item ${position}, found ${shown}.`);
  };
  if (typeof value !== 'object' || value === null) return fail('{label, writer, strokes}', value);
  const { label, writer, strokes } = value as Record<string, unknown>;
  if (typeof label !== 'number' || !Number.isInteger(label) || label < 0 || label >= DIGIT_COUNT)
    return fail('a label from 0 to 9', label);
  if (!Array.isArray(strokes) || strokes.length === 0) return fail('a list of strokes', strokes);
  let points = 0;
  const parsed = strokes.map((stroke: unknown) => {
    if (!Array.isArray(stroke) || stroke.length === 0) return fail('a stroke of at least one point', stroke);
    points += stroke.length;
    return stroke.map((point: unknown): [number, number] =>
      isPoint(point) ? [point[0], point[1]] : fail('points [x, y] of finite numbers', point),
    );
  });
  if (points > MAX_POINTS) return fail(`at most ${MAX_POINTS} points`, points);
  return { label, writer: writerOf(writer, position), strokes: parsed };
}

/**
 * Reads digits as pen strokes: JSON, gzipped or not, a list of `{label, writer, strokes: [[[x, y], …], …]}`.
 *
 * @throws {DatasetError} not JSON, not such a list, or empty
 */
export async function readStrokes({ name, bytes }: NamedBytes): Promise<StrokeSample[]> {
  const text = new TextDecoder().decode(await gunzip(bytes, name, MAX_UNPACKED_BYTES));
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(`${name}: Expected JSON, found something else (${reason}).`);
  }
  if (!Array.isArray(list) || list.length === 0)
    throw new DatasetError(`${name}: Expected a list of digits as strokes, found ${text.slice(0, 40)}.`);
  return list.map((value, position) => parseSample(value, position, name));
}

/**
 * Splits by writer, so that no hand is in both parts.
 *
 * @param heldOutWriters how many of the writers go to `validation`; drawn by `seed` from the sorted names
 * @throws {RangeError} there are not more writers than that
 */
export function splitByWriter(
  samples: readonly StrokeSample[],
  heldOutWriters: number,
  seed: number,
): { training: StrokeSample[]; validation: StrokeSample[] } {
  const writers = [...new Set(samples.map(({ writer }) => writer))].sort();
  if (heldOutWriters >= writers.length)
    throw new RangeError(`Expected more than ${heldOutWriters} writers, got ${writers.length}`);
  const order = permutation(writers.length, new Random(seed));
  const heldOut = new Set(Array.from(order.subarray(0, heldOutWriters), (index) => writers[index]!));
  return {
    training: samples.filter(({ writer }) => !heldOut.has(writer)),
    validation: samples.filter(({ writer }) => heldOut.has(writer)),
  };
}
