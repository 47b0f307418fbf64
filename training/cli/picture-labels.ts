import { InvalidInputError } from '../../engine/errors.ts';

/** One picture and the digits in it; '' where there is none. */
export interface PictureLabel {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads a table of labels: comma-separated with a header that names `file` and `text`, values quoted where they need it.
 *
 * @throws {InvalidInputError} a column is missing
 */
export function parsePictureLabels(csv: string, name: string): PictureLabel[] {
  const [header, ...rows] = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(splitRow);
  const [file, text] = [header?.indexOf('file') ?? -1, header?.indexOf('text') ?? -1];
  if (file < 0 || text < 0) {
    throw new InvalidInputError(`${name}: expected columns file and text, got ${header?.join(', ') ?? 'nothing'}`);
  }
  return rows.map((row) => ({ file: row[file] ?? '', text: row[text] ?? '' }));
}

function splitRow(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
