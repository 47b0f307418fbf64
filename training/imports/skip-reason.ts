import { fill } from '../../model/fault.ts';
import { DatasetError } from '../datasets/dataset-error.ts';

/**
 * Why something is left out of an import, in English. Pages say the same in the browser's language, under
 * `options_skip_<code>`; `$1`, `$2` are the reason's values.
 */
export const skipTexts = {
  blank: 'a blank picture',
  csv_columns: 'rows of $1 columns instead of a label and 784 greys',
  csv_cut_off: 'the last row is cut off',
  csv_endless: 'a row of more than $1 characters',
  csv_row: 'a row without a label and 784 greys',
  csv_unlabelled: 'a set without labels: 784 columns instead of 785',
  empty: 'an empty file',
  entry_broken: 'broken in the zip',
  entry_encrypted: 'encrypted',
  entry_method: 'packed in a way that is not supported',
  file_large: 'a file of more than $1 MB',
  gzip_broken: 'a gzip file that is broken or cut off',
  idx_counts: '$1 pictures but $2 labels',
  idx_length: 'an IDX file of $2 bytes whose header promises $1',
  idx_no_labels: 'IDX pictures without their labels',
  idx_no_pictures: 'IDX labels without their pictures',
  idx_size: 'pictures of $1 instead of 28×28',
  idx_waiting: 'IDX files whose other halves do not come: $1 MB of them wait already',
  label_range: 'a label other than 0–9',
  not_grey: 'values that are no grey from 0 to 255',
  npy_broken: 'a NumPy array that is broken or cut off',
  npy_large: 'a NumPy array of shape [$1], which is too large',
  npy_type: 'a NumPy array of another kind than little-endian integers or floats in C order',
  npz_arrays: 'an archive without arrays x_train and y_train, as mnist.npz has them',
  npz_labels: '$1 pictures but labels of shape [$2]',
  npz_shape: 'pictures of shape [$1] instead of [n, 28, 28]',
  other: '$1',
  picture_broken: 'no picture that can be decoded',
  picture_large: 'a picture of more than $1 MB',
  picture_unlabelled: 'a picture whose folder or name says no digit',
  strokes: 'JSON that is no list of {label, strokes}',
  too_many: 'more than $1 samples at once',
  unknown_kind: 'not a kind of file that holds samples',
  unpacked_large: 'too large when unpacked',
  zip_broken: 'a zip that is broken or cut off',
  zip_entries: 'a zip of $2 files, more than $1',
  zip_large: 'a zip of more than $1 MB when unpacked',
  zip_nested: 'a zip within a zip',
} as const;

/** Names of the reasons. */
export type SkipCode = keyof typeof skipTexts;

/** Why something was left out. */
export interface SkipReason {
  readonly code: SkipCode;
  /** What takes the place of `$1`, `$2` in the text. */
  readonly values: readonly (string | number)[];
  /** In English, for the command line. */
  readonly text: string;
}

/** A reason by its code and the values of its text. */
export function because(code: SkipCode, ...values: (string | number)[]): SkipReason {
  const text = fill(skipTexts[code], values);
  return { code, values, text };
}

/** A file that cannot be read, with the reason that the report gives for it. */
export class SkipError extends DatasetError {
  readonly reason: SkipReason;

  /** @param message names the file, what was expected and what was found */
  constructor(message: string, code: SkipCode, ...values: (string | number)[]) {
    super(message);
    this.reason = { code, values, text: message };
  }
}

/** The reason why a file could not be read; every other error is thrown again. */
export function reasonOf(error: unknown, otherwise: SkipCode = 'other'): SkipReason {
  if (error instanceof SkipError) return error.reason;
  if (error instanceof DatasetError) return { code: otherwise, values: [error.message], text: error.message };
  throw error;
}
