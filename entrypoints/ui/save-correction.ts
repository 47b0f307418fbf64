import type { Digit, Stroke } from '../../engine/api.ts';

/** A digit and what it should have been. */
export interface Correction {
  readonly digit: Pick<Digit, 'glyph' | 'label'>;
  /** 0–9. */
  readonly label: number;
  /** What the pen drew, where there was a pen. */
  readonly strokes?: readonly Stroke[];
  /** The sample to relabel, when this digit was corrected before. */
  readonly sampleId?: number | undefined;
}

/**
 * Keeps a correction among the samples, where retraining finds it. The store is loaded only now: most readings need none.
 *
 * @returns the sample's id
 * @throws {StorageError} it could not be kept
 */
export async function saveCorrection({ digit, label, strokes, sampleId }: Correction): Promise<number> {
  const { openSampleStore } = await import('../../training/sample-store.ts');
  const store = await openSampleStore();
  try {
    if (sampleId !== undefined) {
      await store.relabel([sampleId], label, digit.label);
      return sampleId;
    }
    const sample = await store.add({
      label,
      glyph: new Uint8Array(digit.glyph),
      source: 'correction',
      ...(strokes && { strokes: strokes.map((stroke) => stroke.map(([x, y]) => [x, y] as const)) }),
      ...(digit.label !== label && { misreadAs: digit.label }),
    });
    return sample.id;
  } finally {
    store.close();
  }
}
