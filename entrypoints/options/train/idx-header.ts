/** What the beginning of an IDX file says, and its first items. */
export type IdxHead =
  | {
      readonly kind: 'images';
      readonly count: number;
      readonly rows: number;
      readonly columns: number;
      readonly items: Uint8Array;
    }
  | { readonly kind: 'labels'; readonly count: number; readonly items: Uint8Array };

const MAGIC_IMAGES = 0x0803;
const MAGIC_LABELS = 0x0801;
const IMAGES_HEADER = 16;
const LABELS_HEADER = 8;

/**
 * Reads the beginning of an IDX file, gzipped or not, without reading the rest: enough to tell pictures from labels
 * and to show the first few. The trainer's worker reads and checks the whole file.
 *
 * @param items how many pictures or labels to read
 * @returns null when the file is no IDX file of bytes
 * @see http://yann.lecun.com/exdb/mnist/ "the IDX file format"
 */
export async function readIdxHead(file: Blob, items: number): Promise<IdxHead | null> {
  const head = await readStart(file, IMAGES_HEADER);
  if (head.length < LABELS_HEADER) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const count = view.getUint32(4);
  if (view.getUint32(0) === MAGIC_LABELS) {
    const start = await readStart(file, LABELS_HEADER + Math.min(items, count));
    return { kind: 'labels', count, items: start.subarray(LABELS_HEADER) };
  }
  if (view.getUint32(0) !== MAGIC_IMAGES || head.length < IMAGES_HEADER) return null;
  const [rows, columns] = [view.getUint32(8), view.getUint32(12)];
  const itemBytes = Math.min(rows * columns, 1 << 16);
  const start = await readStart(file, IMAGES_HEADER + itemBytes * Math.min(items, count));
  return { kind: 'images', count, rows, columns, items: start.subarray(IMAGES_HEADER) };
}

/**
 * How long an IDX file is when it is unpacked, for gzipped ones as their own end says it: without unpacking, a file that
 * was cut off says something else than its header promises.
 *
 * @returns in bytes, for gzip modulo 2³²
 * @see RFC 1952, §2.3.1, ISIZE
 */
export async function unpackedLength(file: Blob): Promise<number> {
  if (!(await isGzipped(file))) return file.size;
  if (file.size < 18) return 0; // shorter than an empty gzip file
  return new DataView(await file.slice(-4).arrayBuffer()).getUint32(0, true);
}

/**
 * Looks through all labels of an IDX file for one that is no digit.
 *
 * @param count as its header says
 * @returns the first such label and its place from 0; null when there is none
 */
export async function findWrongLabel(file: Blob, count: number): Promise<{ label: number; index: number } | null> {
  const labels = (await readStart(file, LABELS_HEADER + count)).subarray(LABELS_HEADER);
  const index = labels.findIndex((label) => label > 9);
  return index < 0 ? null : { label: labels[index]!, index };
}

async function isGzipped(file: Blob): Promise<boolean> {
  const magic = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return magic[0] === 0x1f && magic[1] === 0x8b;
}

/** The first bytes of a file, unpacked if it is gzipped: at most `length`, fewer when it is shorter or broken. */
async function readStart(file: Blob, length: number): Promise<Uint8Array> {
  const stream: ReadableStream<Uint8Array> = (await isGzipped(file))
    ? file
        .stream()
        .pipeThrough(new DecompressionStream('gzip') as unknown as ReadableWritablePair<Uint8Array, Uint8Array>)
    : file.slice(0, length).stream();
  const start = new Uint8Array(length);
  let filled = 0;
  const reader = stream.getReader();
  try {
    while (filled < length) {
      const { done, value } = await reader.read();
      if (done) break;
      start.set(value.subarray(0, length - filled), filled);
      filled = Math.min(length, filled + value.length);
    }
  } catch {
    // a broken gzip stream: what was unpacked before it broke is all there is
  }
  reader.cancel().catch(() => {});
  return start.subarray(0, filled);
}
