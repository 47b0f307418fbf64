/** The vocabulary of models: what a network is, independent of tfjs and of files. */

/** Side of the square picture that the network sees, in pixels. */
export const GLYPH_SIZE = 28;
/** Digits 0–9. */
export const DIGIT_COUNT = 10;
/** Class index that a network with eleven outputs or more gives to what is no digit. */
export const NOT_A_DIGIT = 10;
/**
 * The twelfth output, of networks that have it: it says of what is no digit whether it is a letter or a sign, and not several digits. Only its ratio to
 * `NOT_A_DIGIT` counts; what is a digit, and which, is settled among the first eleven.
 */
export const SYMBOL = 11;
/**
 * By how much `SYMBOL`'s logit is lower than its odds against `NOT_A_DIGIT` say: so it takes no share of a digit's probability, and is never the greatest of a digit's outputs
 * for those who know nothing of it. No logit of 20,000 training digits is further above that of the digit.
 */
export const SYMBOL_OFFSET = 20;
/** Outputs that a network may have: ten digits, `NOT_A_DIGIT`, `SYMBOL`, from none to all of the last two. */
export type ClassCount = 10 | 11 | 12;

export type Activation = 'linear' | 'relu' | 'softmax' | 'sigmoid' | 'tanh';
export type Padding = 'same' | 'valid';

/** One layer of a Sequential network, in the terms of tf.layers (channels last). */
export type LayerSpec =
  | {
      readonly type: 'conv2d';
      readonly name: string;
      readonly filters: number;
      readonly kernelSize: readonly [height: number, width: number];
      readonly strides: readonly [vertical: number, horizontal: number];
      readonly padding: Padding;
      readonly activation: Activation;
      readonly useBias: boolean;
    }
  | {
      readonly type: 'dense';
      readonly name: string;
      readonly units: number;
      readonly activation: Activation;
      readonly useBias: boolean;
    }
  | { readonly type: 'batchNormalization'; readonly name: string; readonly epsilon: number }
  | { readonly type: 'activation'; readonly name: string; readonly activation: Activation }
  | {
      readonly type: 'maxPooling2d' | 'averagePooling2d';
      readonly name: string;
      readonly poolSize: readonly [height: number, width: number];
      readonly strides: readonly [vertical: number, horizontal: number];
      readonly padding: Padding;
    }
  | { readonly type: 'flatten'; readonly name: string }
  | { readonly type: 'dropout'; readonly name: string; readonly rate: number };

/** A weight, row-major. */
export interface Weight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** What is known of a model besides its weights; every field is written by the command that trained it. */
export interface ModelMetadata {
  readonly name: string;
  readonly classes: ClassCount;
  /** A glyph whose probability of being a digit is below this is taken for no digit. In [0, 1]; 0 with ten classes. */
  readonly minDigitProbability: number;
  /** ISO 8601. */
  readonly trainedAt: string | null;
  /** Accuracy on the 10,000 MNIST test digits, in [0, 1]; null when not measured. */
  readonly testAccuracy: number | null;
  /** Accuracy on the validation split, in [0, 1]; null when not measured. */
  readonly validationAccuracy: number | null;
}

/**
 * A Sequential network [n, 28, 28, 1] → [n, classes] probabilities, with its weights by name as tf.layers names them:
 * `<layer>/kernel`, `<layer>/bias`, `<layer>/gamma`, `<layer>/beta`, `<layer>/moving_mean`, `<layer>/moving_variance`.
 * Calibration (the temperature) is folded into the last dense layer, so that the softmax is calibrated as it is.
 */
export interface SequentialModel {
  readonly layers: readonly LayerSpec[];
  readonly weights: ReadonlyMap<string, Weight>;
  readonly metadata: ModelMetadata;
}
