const WINDOW_BYTES = 1 << 20;

/** Reads pieces of a file, through a window of one megabyte: thousands of small reads nearby cost one large one. */
export class BlobWindow {
  readonly #file: Blob;
  #start = 0;
  #window = new Uint8Array(0);

  constructor(file: Blob) {
    this.#file = file;
  }

  /** The bytes from `offset`, fewer than `length` where the file ends before. A view: use it before the next read. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(offset + length, this.#file.size);
    if (offset < this.#start || end > this.#start + this.#window.length) {
      const piece = this.#file.slice(offset, Math.max(end, Math.min(offset + WINDOW_BYTES, this.#file.size)));
      this.#window = new Uint8Array(await piece.arrayBuffer());
      this.#start = offset;
    }
    return this.#window.subarray(offset - this.#start, Math.max(0, end - this.#start));
  }
}
