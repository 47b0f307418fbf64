import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a CSV as Kaggle has it into a folder, of pictures that all differ: large enough to be caught while it is being imported. */
export function writeCsvFile(folder: string, rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const greys = Array.from({ length: 784 }, (_, pixel) =>
      pixel < 300 || pixel > 330 ? 0 : (row >> (pixel % 16)) % 251,
    );
    return [row % 10, ...greys.with(400, 255)].join();
  });
  const path = join(folder, 'train.csv');
  writeFileSync(path, lines.join('\n'));
  return path;
}
