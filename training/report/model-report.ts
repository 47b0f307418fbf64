import type { Evaluation } from '../evaluate.ts';
import type { Recipe } from '../recipe.ts';
import type { ReliabilityBin } from '../reliability.ts';
import type { EpochSummary } from '../training-state.ts';

/** A test digit that the network read wrongly. */
export interface Mistake {
  /** Position in the set, from 0. */
  readonly index: number;
  readonly label: number;
  readonly answer: number;
  /** Of the answer, in [0, 1]. */
  readonly probability: number;
}

/** How the model did on one set of labelled digits. */
export interface SetResult {
  readonly name: string;
  /** Whose digits they are, and whether anything was chosen by them. */
  readonly role: string;
  readonly evaluation: Evaluation;
}

/** How often something that is no digit was taken for none. */
export interface RefusalResult {
  readonly name: string;
  readonly count: number;
  readonly refused: number;
}

/** Error on the MNIST test digits, changed in one way. */
export interface ErrorResult {
  readonly name: string;
  /** Share of wrong answers, in [0, 1]. */
  readonly error: number;
}

/** Everything that is told of a model: the source of its card, its report and its test. */
export interface ModelReport {
  readonly name: string;
  /** ISO 8601. */
  readonly trainedAt: string;
  /** The command that trained it, folders left out. */
  readonly command: string;
  readonly seed: number;
  readonly recipe: Recipe;
  readonly batchSize: number;
  /** Last share of the run with milder augmentation. */
  readonly calmShare: number;
  readonly epochsDone: number;
  readonly layers: readonly string[];
  readonly parameterCount: number;
  readonly weightBytes: number;
  readonly sha256: { readonly 'model.json': string; readonly 'weights.bin': string };
  readonly data: {
    readonly trainingDigits: number;
    readonly trainingStrokes: number;
    /** Outlines of digits, written anew every time. */
    readonly trainingForms?: number;
    /** Crops of written lines as the reader cuts them. */
    readonly trainingCrops?: number;
    /** Crops of letters and of several digits as one that the twelfth output was fitted to. */
    readonly trainingSymbols?: number;
    /** The trainer's own digits, by `--own`. */
    readonly trainingOwn?: number;
    readonly hasNegatives: boolean;
    readonly validationDigits: number;
    readonly validationStrokes: number;
    readonly heldOutWriters: number;
  };
  readonly temperature: number;
  readonly minDigitProbability: number;
  /** The MNIST test set: nothing was chosen by it. */
  readonly test: Evaluation;
  readonly reliability: readonly ReliabilityBin[];
  readonly mistakes: readonly Mistake[];
  readonly sets: readonly SetResult[];
  /** Under damage. */
  readonly corruptions: readonly ErrorResult[];
  /** Framed as in other collections. */
  readonly framings: readonly ErrorResult[];
  readonly refusals: readonly RefusalResult[];
  readonly history: readonly EpochSummary[];
}
