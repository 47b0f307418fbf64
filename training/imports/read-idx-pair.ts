import { type Candidate, candidateOf, glyphOfValues } from './candidate.ts';
import { SkipError } from './skip-reason.ts';

/** An unpacked IDX file, and how much of the import it is. */
export interface IdxFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Bytes of the import that are done when it is read. */
  readonly weight: number;
}

/** What an unpacked file is, by the magic number of IDX files of bytes; null for anything else. */
export function idxKind(bytes: Uint8Array): 'images' | 'labels' | null {
  if (bytes.length < 8 || bytes[0] !== 0 || bytes[1] !== 0 || bytes[2] !== 8) return null;
  return bytes[3] === 3 ? 'images' : bytes[3] === 1 ? 'labels' : null;
}

/**
 * A pair of IDX files. Digits are taken one by one: a label that is none leaves out its own picture only.
 *
 * @throws {SkipError} not 28×28, cut off, or another count of labels than of pictures
 * @see LeCun, Cortes, Burges: "The MNIST database of handwritten digits", file formats
 */
export function* readIdxPair(images: IdxFile, labels: IdxFile): Generator<Candidate> {
  const [count, rows, columns] = header(images, 3);
  const [labelCount] = header(labels, 1);
  if (rows !== 28 || columns !== 28) {
    const size = `${columns}×${rows}`;
    throw new SkipError(`${images.name}: Expected pictures of 28×28, found ${size}.`, 'idx_size', size);
  }
  checkLength(images, 16 + 784 * count!);
  checkLength(labels, 8 + labelCount!);
  if (labelCount !== count)
    throw new SkipError(
      `${labels.name}: Expected ${count} labels, one for each picture of ${images.name}, found ${labelCount}.`,
      'idx_counts',
      count!,
      labelCount!,
    );
  for (let index = 0; index < count!; index++) {
    const glyph = glyphOfValues(images.bytes.subarray(16 + 784 * index, 800 + 784 * index));
    yield candidateOf(`${images.name} #${index}`, (index + 1) / count!, labels.bytes[8 + index]!, glyph);
  }
}

/** Sizes along each axis; 0 where the file ends before. */
function header({ bytes }: IdxFile, axes: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: axes }, (_, axis) => (bytes.length >= 8 + 4 * axis ? view.getUint32(4 + 4 * axis) : 0));
}

function checkLength({ name, bytes }: IdxFile, expected: number): void {
  if (bytes.length === expected) return;
  throw new SkipError(
    `${name}: Expected ${expected} bytes, as its header says, found ${bytes.length}.`,
    'idx_length',
    expected,
    bytes.length,
  );
}
