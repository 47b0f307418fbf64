/** Where a sample comes from: drawn on request, the mending of a misread digit, a file, or the MNIST download. */
export type SampleSource = 'drawn' | 'correction' | 'import' | 'mnist';

/** A glyph and what it says, before it is kept. */
export interface NewSample {
  /** 0–9. */
  readonly label: number;
  /** uint8 [28, 28] row-major, 255 is ink: normalized as the network sees it. */
  readonly glyph: Uint8Array;
  /** The pen's strokes where there was a pen: [[x, y], …] each, y downwards, any unit. */
  readonly strokes?: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly source: SampleSource;
  /** What the active model read instead of `label`, where it misread; 10 is "no digit". */
  readonly misreadAs?: number;
}

/** A kept sample. */
export interface Sample extends NewSample {
  /** Rises in the order of keeping. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** Which samples: those that meet every given condition; `{}` is all. */
export interface SampleFilter {
  readonly label?: number;
  readonly source?: SampleSource;
  /** True: only what the model misread when the sample was kept. */
  readonly isMisread?: boolean;
}

/** @throws {RangeError} the label is no digit, the glyph is not 28×28 or has no ink, or a stroke is not finite */
export function checkSample(sample: NewSample): void {
  const { label, glyph, misreadAs, strokes } = sample;
  if (!Number.isInteger(label) || label < 0 || label > 9) throw new RangeError(`Expected a label 0–9, got ${label}`);
  if (!(glyph instanceof Uint8Array) || glyph.length !== 784)
    throw new RangeError(`Expected a glyph of 784 bytes, got ${glyph?.length}`);
  if (!glyph.some((ink) => ink > 0)) throw new RangeError('Expected a glyph with ink, got a blank one');
  if (misreadAs !== undefined && !(Number.isInteger(misreadAs) && misreadAs >= 0 && misreadAs <= 10))
    throw new RangeError(`Expected misreadAs 0–10, got ${misreadAs}`);
  for (const point of strokes?.flat() ?? [])
    if (!Number.isFinite(point[0]) || !Number.isFinite(point[1]))
      throw new RangeError(`Expected finite points, got ${point}`);
}

/** A sample as it is about to be kept. @throws {RangeError} see `checkSample` */
export function newRecord(sample: NewSample): Omit<Sample, 'id'> {
  checkSample(sample);
  return { ...sample, createdAt: Date.now() };
}
