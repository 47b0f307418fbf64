import { rasterize } from '../../../model/rasterize.ts';
import type { StrokeSample } from '../../../training/api.ts';
import { readIdxHead } from '../train/idx-header.ts';

/** One sample of a file that was not imported yet: a glyph, or a picture's address. */
export interface PreviewTile {
  readonly key: string;
  readonly glyph?: Uint8Array;
  /** An object URL; whoever shows it revokes it. */
  readonly url?: string;
  readonly label: number | null;
}

const MAX_TILES = 16;
const CSV_HEAD = 1 << 16;
/** JSON has no beginning that can be read alone; a larger file is not worth making the page wait. */
const MAX_JSON = 4 << 20;

/**
 * The first samples of files whose beginnings can be read quickly: IDX, CSV, small JSON and pictures. Zips and NumPy files show
 * nothing; the import reads everything properly, in a worker.
 */
export async function previewFiles(files: readonly File[]): Promise<PreviewTile[]> {
  const heads = await Promise.all(files.slice(0, 8).map((file) => readIdxHead(file, MAX_TILES).catch(() => null)));
  const images = heads.find((head) => head?.kind === 'images');
  const labels = heads.find((head) => head?.kind === 'labels');
  if (images?.kind === 'images' && images.rows === 28 && images.columns === 28)
    return Array.from({ length: Math.floor(images.items.length / 784) }, (_, index) => ({
      key: `${index}`,
      glyph: images.items.subarray(index * 784, (index + 1) * 784),
      label: labels?.items[index] ?? null,
    }));
  const csv = files.find(({ name }) => /\.csv$/i.test(name));
  if (csv) return previewCsv(await csv.slice(0, CSV_HEAD).text());
  const strokes = files.find(({ name, size }) => /\.json$/i.test(name) && size < MAX_JSON);
  if (strokes) return previewStrokes(await strokes.text());
  return files
    .filter(({ name }) => /\.(png|jpe?g|webp|gif|bmp)$/i.test(name))
    .slice(0, MAX_TILES)
    .map((file) => {
      const path = file.webkitRelativePath || file.name;
      return { key: path, url: URL.createObjectURL(file), label: labelOf(path) };
    });
}

/** Rows of a label and 784 grey values, as Kaggle has them; the last row read may be cut off and is left out. */
function previewCsv(head: string): PreviewTile[] {
  const rows = head
    .split(/\r?\n/)
    .slice(0, -1)
    .map((line) => line.split(',').map(Number));
  return rows
    .filter((row) => row.length === 785 && row.every((value) => value >= 0 && value <= 255))
    .slice(0, MAX_TILES)
    .map((row, index) => ({ key: `${index}`, glyph: Uint8Array.from(row.slice(1)), label: row[0]! }));
}

/** Pen strokes, inked as the import inks them; what is malformed is left out, and the import says why. */
function previewStrokes(json: string): PreviewTile[] {
  try {
    return (JSON.parse(json) as StrokeSample[]).slice(0, MAX_TILES).map(({ label, strokes }, index) => ({
      key: `${index}`,
      glyph: new Uint8Array(rasterize(strokes)),
      label,
    }));
  } catch {
    return [];
  }
}

/** The label that a path names: its folder, or what comes before the first underscore of its name. */
function labelOf(path: string): number | null {
  const label = /(?:^|\/)([0-9])(?:\/[^/]*|_[^/]*)$/.exec(path)?.[1];
  return label === undefined ? null : Number(label);
}
