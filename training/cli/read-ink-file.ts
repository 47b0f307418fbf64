import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Ink } from '../../engine/api.ts';
import { InvalidInputError } from '../../engine/errors.ts';

/** One drawing of an ink file; `label` is the text that it should read, where it is known. */
export interface LabelledInk extends Ink {
  readonly label: string | null;
}

/** Reads a list of `{label?, strokes}`, gzipped or not. @throws {InvalidInputError} it is something else */
export async function readInkFile(path: string): Promise<LabelledInk[]> {
  const bytes = await readFile(path);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const fail = (what: string): never => {
    throw new InvalidInputError(`${path}: expected a JSON list of {label?, strokes}, got ${what}`);
  };
  let items: unknown;
  try {
    items = JSON.parse((isGzipped ? gunzipSync(bytes) : bytes).toString('utf8'));
  } catch (error) {
    return fail((error as Error).message);
  }
  if (!Array.isArray(items)) return fail(typeof items);
  return items.map((item: { label?: unknown; strokes?: unknown } | null, index) => {
    if (!Array.isArray(item?.strokes)) return fail(`no strokes at ${index}`);
    const { label, strokes } = item;
    return { label: label === undefined || label === null ? null : String(label), strokes: strokes as Ink['strokes'] };
  });
}
