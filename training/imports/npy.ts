import { type SkipCode, SkipError } from './skip-reason.ts';

/** An array of numbers as NumPy saved it. */
export interface NumericArray {
  readonly shape: readonly number[];
  /** The value at a row-major index; read from the file's bytes, nothing is copied. */
  readonly at: (index: number) => number;
  /** Whether the numbers have fractions. */
  readonly isFloat: boolean;
}

const MAGIC = '\x93NUMPY';
const MAX_HEADER_BYTES = 65_536;

type Reader = (view: DataView, offset: number) => number;
const readers: Record<string, { size: number; read: Reader }> = {
  b1: { size: 1, read: (view, offset) => view.getUint8(offset) },
  u1: { size: 1, read: (view, offset) => view.getUint8(offset) },
  i1: { size: 1, read: (view, offset) => view.getInt8(offset) },
  u2: { size: 2, read: (view, offset) => view.getUint16(offset, true) },
  i2: { size: 2, read: (view, offset) => view.getInt16(offset, true) },
  u4: { size: 4, read: (view, offset) => view.getUint32(offset, true) },
  i4: { size: 4, read: (view, offset) => view.getInt32(offset, true) },
  i8: { size: 8, read: (view, offset) => Number(view.getBigInt64(offset, true)) },
  u8: { size: 8, read: (view, offset) => Number(view.getBigUint64(offset, true)) },
  f4: { size: 4, read: (view, offset) => view.getFloat32(offset, true) },
  f8: { size: 8, read: (view, offset) => view.getFloat64(offset, true) },
};

/**
 * Reads a `.npy` file: little-endian integers or floats in C order.
 *
 * @param maxValues refuses arrays of more values before anything is allocated
 * @throws {SkipError} not such a file, of another type or order, too large, or of a length that its header denies
 * @see numpy.lib.format, "Format specification"
 */
export function parseNpy(bytes: Uint8Array, name: string, maxValues: number): NumericArray {
  const fail = (code: SkipCode, expected: string, found: string, ...values: string[]): never => {
    throw new SkipError(`${name}: Expected ${expected}, found ${found}.`, code, ...values);
  };
  if (bytes.length < 12 || String.fromCharCode(...bytes.subarray(0, 6)) !== MAGIC)
    fail('npy_broken', 'a NumPy array (.npy)', 'something else');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = bytes[6] === 1 ? 10 : 12;
  const headerLength = bytes[6] === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (headerLength > MAX_HEADER_BYTES || start + headerLength > bytes.length)
    fail('npy_broken', 'a whole header', 'a cut-off file');
  const header = new TextDecoder('latin1').decode(bytes.subarray(start, start + headerLength));
  const type = /'descr':\s*'([<|=>])([a-z]\d+)'/.exec(header);
  const shapeText = /'shape':\s*\(([\d,\s]*)\)/.exec(header);
  const reader = type && readers[type[2]!];
  if (!type || !reader || (type[1] === '>' && reader.size > 1))
    return fail('npy_type', 'integers or floats, little-endian', header.slice(0, 60).trim());
  if (!shapeText || /'fortran_order':\s*True/.test(header))
    return fail('npy_type', 'an array in C order', header.slice(0, 80).trim());
  const shape = shapeText[1]!
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  const count = shape.reduce((product, side) => product * side, 1);
  if (!(count <= maxValues)) fail('npy_large', `at most ${maxValues} values`, shape.join('×'), shape.join(', '));
  const offset = start + headerLength;
  if (bytes.length - offset !== count * reader.size)
    fail(
      'npy_broken',
      `${count * reader.size} bytes after the header (${shape.join('×')})`,
      `${bytes.length - offset}`,
    );
  const { read, size } = reader;
  return { shape, at: (index) => read(view, offset + index * size), isFloat: type[2]!.startsWith('f') };
}
