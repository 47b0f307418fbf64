import type { Digit, Ink } from '../../engine/api.ts';
import { keepCorrection } from '../ui/keep-correction.ts';
import { saveCorrection } from '../ui/save-correction.ts';
import { strokesIn } from './drawing.ts';

/** A drawn digit and what it should have been. */
export interface DrawnCorrection {
  readonly digit: Digit;
  /** 0–9, or 10 where it was taken for no digit. */
  readonly readAs: number;
  /** 0–9. */
  readonly label: number;
  /** The drawing as it was when the digit was read. */
  readonly ink: Ink;
}

/** Keeps a correction among the samples, with the strokes that the digit was read from. @throws {StorageError} */
export function keepDrawnCorrection({ digit, readAs, label, ink }: DrawnCorrection): Promise<void> {
  const strokes = strokesIn(ink, digit.box);
  return keepCorrection(digit, label, (_digit, _label, sampleId) =>
    saveCorrection({ digit: { glyph: digit.glyph, label: readAs }, label, strokes, sampleId }),
  );
}
