import type { Digit } from '../../engine/api.ts';

/** Keeps what a digit should have been, in the sample where it was kept before. @returns the sample's id */
export type SaveCorrection = (digit: Digit, label: number, sampleId: number | undefined) => Promise<number>;

/** The sample of each digit that was corrected here, once the last save has ended; undefined where none was kept. */
const samples = new WeakMap<Digit, Promise<number | undefined>>();

/**
 * Keeps what a digit should have been among the samples. The saves of one digit follow each other, so that a second
 * answer mends the sample of the first, however quickly it comes.
 *
 * @throws {PageError} it could not be kept
 */
export async function keepCorrection(digit: Digit, label: number, save: SaveCorrection): Promise<void> {
  const before = samples.get(digit) ?? Promise.resolve(undefined);
  const saving = before.then((sampleId) => save(digit, label, sampleId));
  samples.set(
    digit,
    saving.catch(() => before),
  );
  await saving;
}
