import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Dataset } from '../api.ts';
import { permutation, Random } from '../random.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;

/** The items of `dataset` at `indices`, copied, in that order. */
export function select(dataset: Dataset, indices: ArrayLike<number>): Dataset {
  const images = new Uint8Array(indices.length * PIXELS);
  const labels = new Uint8Array(indices.length);
  for (let position = 0; position < indices.length; position++) {
    const index = indices[position]!;
    if (!(index >= 0 && index < dataset.labels.length))
      throw new RangeError(`Expected an index below ${dataset.labels.length}, got ${index}`);
    images.set(dataset.images.subarray(index * PIXELS, (index + 1) * PIXELS), position * PIXELS);
    labels[position] = dataset.labels[index]!;
  }
  return { images, labels };
}

/**
 * Holds a part of a data set out for validation, every label in its proportion, drawn by `seed`.
 *
 * @param heldOut how many items go to `validation` (exactly: the largest remainders fill up)
 * @throws {RangeError} there are not more items than that
 */
export function splitStratified(
  dataset: Dataset,
  heldOut: number,
  seed: number,
): { training: Dataset; validation: Dataset } {
  const count = dataset.labels.length;
  if (!(heldOut >= 0 && heldOut < count)) throw new RangeError(`Expected less than ${count} held out, got ${heldOut}`);
  const byLabel = new Map<number, number[]>();
  for (const index of permutation(count, new Random(seed))) {
    const label = dataset.labels[index]!;
    const items = byLabel.get(label);
    if (items) items.push(index);
    else byLabel.set(label, [index]);
  }
  // Hamilton's method: whole parts first, then one more each to the largest remainders.
  const shares = [...byLabel.entries()]
    .map(([label, items]) => ({ label, items, exact: (items.length * heldOut) / count }))
    .sort((a, b) => (b.exact % 1) - (a.exact % 1) || a.label - b.label);
  let missing = heldOut - shares.reduce((sum, { exact }) => sum + Math.floor(exact), 0);
  const validation: number[] = [];
  const training: number[] = [];
  for (const { items, exact } of shares) {
    const quota = Math.floor(exact) + (missing-- > 0 ? 1 : 0);
    validation.push(...items.slice(0, quota));
    for (const index of items.slice(quota)) training.push(index);
  }
  return {
    training: select(dataset, Uint32Array.from(training).sort()),
    validation: select(dataset, Uint32Array.from(validation).sort()),
  };
}
