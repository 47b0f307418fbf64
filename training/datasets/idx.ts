import { DIGIT_COUNT, GLYPH_SIZE } from '../../model/spec.ts';
import type { Dataset } from '../api.ts';
import { withFault } from '../faults.ts';
import { DatasetError } from './dataset-error.ts';
import { gunzip } from './gunzip.ts';

const IMAGES_MAGIC = 0x0000_0803; // unsigned byte, three dimensions
const LABELS_MAGIC = 0x0000_0801; // unsigned byte, one dimension
const PIXELS = GLYPH_SIZE * GLYPH_SIZE;
/** More than any set of digits that was ever published (EMNIST: 814,255 pictures), less than memory can hold. */
const MAX_PICTURES = 2_000_000;

/** A file and what to call it in messages. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function fail(name: string, expected: string, found: string): never {
  const error = new DatasetError(`${name}: Expected ${expected}, found ${found}.`);
  throw withFault(error, { code: 'idx', values: [name] });
}

const hex = (value: number) => `0x${value.toString(16).padStart(8, '0')}`;

function header({ name, bytes }: NamedBytes, magic: number, kind: string, dimensions: number): number[] {
  const length = 4 + 4 * dimensions;
  if (bytes.length < length)
    fail(name, `an IDX file of ${kind} with a header of ${length} bytes`, `${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = view.getUint32(0);
  if (found !== magic) fail(name, `an IDX file of ${kind}, magic number ${hex(magic)}`, hex(found));
  return Array.from({ length: dimensions }, (_, axis) => view.getUint32(4 + 4 * axis));
}

function body({ name, bytes }: NamedBytes, offset: number, length: number, meaning: string): Uint8Array {
  const found = bytes.length - offset;
  if (found !== length) fail(name, `${length} bytes after the header (${meaning})`, `${found} bytes`);
  return bytes.subarray(offset);
}

/**
 * Reads an unpacked IDX file of pictures. Nothing is allocated: the pixels are a view of the file.
 *
 * @returns uint8 [n, 28, 28] row-major
 * @throws {DatasetError} wrong magic number, not 28×28, too many pictures, or a length that does not match the header
 * @see LeCun, Cortes, Burges: "The MNIST database of handwritten digits", file formats
 */
export function parseIdxImages(file: NamedBytes): Uint8Array {
  const [count = 0, rows = 0, columns = 0] = header(file, IMAGES_MAGIC, 'pictures', 3);
  if (rows !== GLYPH_SIZE || columns !== GLYPH_SIZE)
    fail(file.name, `pictures of ${GLYPH_SIZE}×${GLYPH_SIZE}`, `${columns}×${rows}`);
  if (count === 0 || count > MAX_PICTURES) fail(file.name, `1 to ${MAX_PICTURES} pictures`, `${count}`);
  return body(file, 16, count * PIXELS, `${count} pictures of ${rows}×${columns}`);
}

/**
 * Reads an unpacked IDX file of labels. Nothing is allocated: the labels are a view of the file.
 *
 * @returns uint8 [n] in 0–9
 * @throws {DatasetError} wrong magic number, a length that does not match the header, or a label above 9
 */
export function parseIdxLabels(file: NamedBytes): Uint8Array {
  const [count = 0] = header(file, LABELS_MAGIC, 'labels', 1);
  if (count === 0 || count > MAX_PICTURES) fail(file.name, `1 to ${MAX_PICTURES} labels`, `${count}`);
  const labels = body(file, 8, count, `${count} labels`);
  const wrong = labels.findIndex((label) => label >= DIGIT_COUNT);
  if (wrong >= 0) fail(file.name, 'labels from 0 to 9', `${labels[wrong]} as label ${wrong}`);
  return labels;
}

/**
 * Reads a pair of IDX files, gzipped or not.
 *
 * @throws {DatasetError} see `parseIdxImages` and `parseIdxLabels`; or the two do not have the same count
 */
export async function readIdx(images: NamedBytes, labels: NamedBytes): Promise<Dataset> {
  const unpack = async ({ name, bytes }: NamedBytes, bytesPerItem: number): Promise<NamedBytes> => ({
    name,
    bytes: await gunzip(bytes, name, 16 + MAX_PICTURES * bytesPerItem),
  });
  const pixels = parseIdxImages(await unpack(images, PIXELS));
  const classes = parseIdxLabels(await unpack(labels, 1));
  const count = pixels.length / PIXELS;
  if (classes.length !== count)
    fail(labels.name, `${count} labels, one for each picture of ${images.name}`, `${classes.length}`);
  return { images: pixels, labels: classes };
}
