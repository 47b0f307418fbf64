import { sampleStore } from '../samples/sample-library.ts';
import { classifyGlyphs } from '../shared/classify-glyphs.ts';

/** What the active model reads in a kept sample: 0–9, or 10 for no digit. */
export interface SampleReading {
  readonly id: number;
  readonly label: number;
  readonly read: number;
}

/** Glyphs a request: small enough that a drawing in the popup never waits behind it. */
const BATCH = 128;

/**
 * Reads every kept sample with the active model.
 *
 * @param total how many there are about, for the progress
 * @param onProgress the share done, in [0, 1]
 * @throws `AbortError` once the signal is aborted; `onProgress` is called no more then
 */
export async function readAllSamples(
  total: number,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<SampleReading[]> {
  const readings: SampleReading[] = [];
  for await (const samples of (await sampleStore()).readAll()) {
    for (let from = 0; from < samples.length; from += BATCH) {
      const batch = samples.slice(from, from + BATCH);
      const read = await classifyGlyphs(batch.map(({ glyph }) => glyph));
      signal.throwIfAborted();
      batch.forEach(({ id, label }, index) => {
        readings.push({ id, label, read: read[index]! });
      });
      onProgress(Math.min(1, readings.length / total));
    }
  }
  signal.throwIfAborted();
  return readings;
}

/** Counts readings as a confusion matrix [10][11]: row is the label, column the answer. */
export function confusionOf(readings: readonly SampleReading[]): number[][] {
  const confusion = Array.from({ length: 10 }, () => new Array<number>(11).fill(0));
  for (const { label, read } of readings) confusion[label]![read]!++;
  return confusion;
}
