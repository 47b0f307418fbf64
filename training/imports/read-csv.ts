import { type Candidate, candidateOf, glyphOfValues } from './candidate.ts';
import { because, SkipError } from './skip-reason.ts';

/** 785 numbers of sixteen characters and their commas are 13 KB. */
const MAX_LINE = 65_536;
/** A file that began with so many bad rows is of another kind. */
const MAX_BAD_START = 20;

/**
 * CSV as Kaggle's Digit Recognizer has it: a label and 784 greys a row, with or without a line of names. It is read as a
 * stream, so that a file of any size takes little memory.
 *
 * @throws `AbortError` when `signal` was aborted
 * @throws {SkipError} no such CSV: no labels, or rows without end
 */
export async function* readCsv(file: Blob, name: string, signal?: AbortSignal): AsyncGenerator<Candidate> {
  let row = 0;
  let good = 0;
  for await (const { line, progress, isCutOff } of linesOf(file, name, signal)) {
    row++;
    if (line.trim() === '' || (row === 1 && /[a-z]/i.test(line.replace(/e[+-]?\d/gi, '')) && checkNames(line, name)))
      continue;
    const cells = line.split(/[,;\t]/);
    const place = { name: `${name} #${row}`, progress };
    if (cells.length !== 785) {
      if (good === 0 && row > MAX_BAD_START)
        throw new SkipError(
          `${name}: Expected a label and 784 greys a row, found ${cells.length} columns.`,
          'csv_columns',
          cells.length,
        );
      yield { ...place, skipped: because(isCutOff ? 'csv_cut_off' : 'csv_row') };
      continue;
    }
    const [label = Number.NaN, ...greys] = cells.map((cell) => (cell.trim() === '' ? Number.NaN : Number(cell)));
    good++;
    yield candidateOf(place.name, progress, label, glyphOfValues(greys));
  }
}

function checkNames(line: string, name: string): true {
  const columns = line.split(/[,;\t]/).length;
  if (columns === 784)
    throw new SkipError(
      `${name}: Expected a label in the first of 785 columns, found 784: this set has no labels.`,
      'csv_unlabelled',
    );
  return true;
}

interface CsvLine {
  readonly line: string;
  readonly progress: number;
  /** The file ends here without a line break. */
  readonly isCutOff: boolean;
}

async function* linesOf(file: Blob, name: string, signal?: AbortSignal): AsyncGenerator<CsvLine> {
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  let rest = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) break;
      bytes += value.length;
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r?\n/);
      rest = lines.pop()!;
      if (rest.length > MAX_LINE)
        throw new SkipError(
          `${name}: Expected rows of 785 numbers, found one of more than ${MAX_LINE} characters.`,
          'csv_endless',
          MAX_LINE,
        );
      for (const line of lines) yield { line, progress: bytes / file.size, isCutOff: false };
    }
  } finally {
    await reader.cancel();
  }
  if (rest !== '') yield { line: rest, progress: 1, isCutOff: true };
}
