import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rasterize } from '../../../model/rasterize.ts';
import { createRandom } from '../../../scripts/samples/random.ts';
import { write } from './handwriting.ts';

/** Two IDX files. */
export interface IdxFiles {
  readonly images: string;
  readonly labels: string;
}

/** Writes IDX files of digits into a folder, each of the ten `repetitions` times, every one slanted a little differently. */
export function writeIdxFiles(folder: string, repetitions: number): IdxFiles {
  const random = createRandom(7);
  const count = 10 * repetitions;
  const pictures = new Uint8Array(16 + 784 * count);
  const labels = new Uint8Array(8 + count);
  writeHeader(pictures, [0x0803, count, 28, 28]);
  writeHeader(labels, [0x0801, count]);
  for (let index = 0; index < count; index++) {
    const slant = random.between(-0.25, 0.25);
    const strokes = write(String(index % 10), { x: 0, y: 0, width: 200, height: 200 });
    const slanted = strokes.map((stroke) => stroke.map(([x, y]) => [x + slant * y, y] as const));
    pictures.set(rasterize(slanted), 16 + 784 * index);
    labels[8 + index] = index % 10;
  }
  const files = { images: join(folder, 'hand-images-idx3-ubyte'), labels: join(folder, 'hand-labels-idx1-ubyte') };
  writeFileSync(files.images, pictures);
  writeFileSync(files.labels, labels);
  return files;
}

function writeHeader(file: Uint8Array, values: readonly number[]): void {
  const view = new DataView(file.buffer);
  values.forEach((value, index) => {
    view.setUint32(4 * index, value);
  });
}
