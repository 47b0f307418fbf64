/** The engine's face: one interface, implemented alike in-process and by the worker's client. */

/** A point of a stroke: pixels, origin top-left, y downwards; `timeMs` since the drawing began, where it is known. */
export type Point = readonly [x: number, y: number, timeMs?: number];

/** What the pen drew between touching the surface and leaving it, in order. */
export type Stroke = readonly Point[];

/** A drawing as vectors. Widths are not kept: strokes are inked anew at the width that MNIST has. */
export interface Ink {
  readonly strokes: readonly Stroke[];
}

/** A rectangle in pixels of the picture (or units of the ink), origin top-left. */
export interface BoundingBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the network says of one glyph. */
export interface Prediction {
  /** The most probable digit, 0–9. */
  readonly label: number;
  /** Calibrated probability of `label`, given that the glyph is a digit. */
  readonly probability: number;
  /** [10], sums to 1: calibrated probability of every digit, given that the glyph is one. */
  readonly probabilities: Float32Array;
  /** Probability in [0, 1] that the glyph is a digit at all. */
  readonly digitProbability: number;
  /** Probability in [0, 1] that the glyph, if it is all of some ink, is one letter or sign and not several digits; 0 where the network does not say. */
  readonly symbolProbability: number;
}

/** Runs the network on glyphs [n, 28, 28, 1] in [0, 1], 1 is ink; n may be 0. */
export type Classify = (glyphs: Float32Array) => Promise<Prediction[]>;

/** One digit that was read. */
export interface Digit extends Prediction {
  /** Probability that this is a digit and this one: `probabilities[label]` times `digitProbability`. Measured on pictures it is about right from 0.7 on, and too low below. */
  readonly probability: number;
  /** Where it is in the picture or the drawing. */
  readonly box: BoundingBox;
  /** [28, 28] row-major, 255 is ink: what the network saw. */
  readonly glyph: Uint8ClampedArray;
}

/** Digits on one line, left to right. */
export interface Line {
  readonly text: string;
  readonly digits: Digit[];
}

/** Everything that was read. `text` is the lines' digits joined by '\n'; '' when there is no digit, which is an answer and no error. */
export interface Reading {
  readonly text: string;
  readonly lines: Line[];
}

/** The active model, as the interface names it. */
export interface ModelInfo {
  /** `'shipped'`, or the key of a version in the model store. */
  readonly id: string;
  readonly name: string;
  readonly parameterCount: number;
  /** MNIST test accuracy in [0, 1] from its card, null when it was never measured. */
  readonly testAccuracy: number | null;
  /** ISO 8601 date of training, null when unknown. */
  readonly trainedAt: string | null;
}

/** Options of one request. */
export interface ReadOptions {
  /**
   * A glyph below this probability of being a digit is left out; the model's own value by default. In a picture it is 0.3 at most, for
   * what is read there won over all other ways to read the same ink; beside two digits a fiftieth is enough.
   */
  readonly minDigitProbability?: number;
}

/** An 8-bit RGBA raster, row-major: the DOM's ImageData, or the same from a decoder in Node. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Reads digits. Every method rejects with an `EngineError` (engine/errors.ts). Requests are answered in order. */
export interface Recognizer {
  /** Loads backend and active model once; called again, it returns the same model's information. */
  load(): Promise<ModelInfo>;
  /** Drops the loaded model and loads the active one, after the pointer has moved. */
  reload(): Promise<ModelInfo>;
  readInk(ink: Ink, options?: ReadOptions): Promise<Reading>;
  readPicture(picture: Picture, options?: ReadOptions): Promise<Reading>;
  /** @param glyphs [n, 28, 28, 1] in [0, 1], 1 is ink */
  classify(glyphs: Float32Array): Promise<Prediction[]>;
}
