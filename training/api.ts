/** The vocabulary of training, free of tfjs, so that pages may import it. */

/** Labelled glyphs: n pictures of 28×28. */
export interface Dataset {
  /** uint8 [n, 28, 28] row-major, 255 is ink. */
  readonly images: Uint8Array;
  /** uint8 [n]: 0–9, or 10 for what is no digit. */
  readonly labels: Uint8Array;
}

/** One digit as a pen drew it. */
export interface StrokeSample {
  readonly label: number;
  /** Who drew it; splits are by writer, never by sample. */
  readonly writer: string;
  /** Tablet units, y downwards. */
  readonly strokes: readonly (readonly (readonly [x: number, y: number])[])[];
}
