/** The vocabulary of training, free of tfjs, so that pages may import it. */

import type { ModelVersion, VersionMetrics } from '../model/version.ts';
import type { SkipCode } from './imports/skip-reason.ts';
import type { SampleFilter } from './sample.ts';

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

/** How to train. All have good defaults (`defaultSettings` in training/settings.ts); none needs to be shown. */
export interface TrainingSettings {
  /** 1 or more. */
  readonly epochs: number;
  readonly batchSize: number;
  /** Peak of the schedule. */
  readonly learningRate: number;
  /** Rotation, zoom, shift, shear and the like. */
  readonly hasAugmentation: boolean;
  /** Share of the data that training does not see, in [0, 0.5]; the held-out split. */
  readonly heldOutShare: number;
  /** Same seed, same data: same model. */
  readonly seed: number;
}

/** What to train on. */
export type TrainingData =
  /** The samples in the store; by default all. */
  | { readonly kind: 'samples'; readonly filter?: SampleFilter }
  /** IDX files, gzipped or not, as the user picked them. */
  | { readonly kind: 'idx'; readonly images: File; readonly labels: File };

/** One training. */
export interface TrainingRequest {
  /** `fine-tune` starts from the active model and does not forget; `from-scratch` makes a new network of the shipped architecture. */
  readonly mode: 'fine-tune' | 'from-scratch';
  readonly data: TrainingData;
  readonly settings: TrainingSettings;
}

/** What a training is doing, in this order. */
export type TrainingPhase = 'loading' | 'evaluating-before' | 'training' | 'evaluating-after';

/** Where a training is; sent about five times a second. */
export interface TrainingProgress {
  readonly phase: TrainingPhase;
  readonly isPaused: boolean;
  /** Epoch under way, from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Steps done of all epochs. */
  readonly step: number;
  readonly steps: number;
  readonly imagesPerSecond: number | null;
  readonly timeLeftMs: number | null;
  /** Mean of the recent steps; null before the first. */
  readonly loss: number | null;
  /** Accuracy in [0, 1] on the recent training batches. */
  readonly accuracy: number | null;
  /** Accuracy in [0, 1] on the held-out split after each finished epoch. */
  readonly validationAccuracy: readonly number[];
}

/** A sample of the held-out split as the new model reads it: behind each cell of the confusion matrix. */
export interface HeldOutReading {
  /** Id in the sample store; null for data that was not in it. */
  readonly sampleId: number | null;
  readonly label: number;
  /** 0–9, or 10 for no digit. */
  readonly before: number;
  readonly after: number;
}

/** What a training made. It waits in IndexedDB until it is kept or discarded; the active model is as it was. */
export interface TrainingOutcome {
  readonly mode: TrainingRequest['mode'];
  /** What it was trained on, for people. */
  readonly data: string;
  /** Number of glyphs trained on. */
  readonly count: number;
  /** False when it was stopped before its last epoch. */
  readonly isComplete: boolean;
  readonly durationMs: number;
  readonly metrics: VersionMetrics;
  /** One for each of the held-out split, at most 10,000. */
  readonly heldOut: readonly HeldOutReading[];
  /** Loss of each step at most 2,000 points evenly taken, and held-out accuracy of each epoch. */
  readonly history: { readonly loss: readonly number[]; readonly validationAccuracy: readonly number[] };
  /** True when it is worse than the active model, on the held-out split or on the built-in test: warn before activating. */
  readonly isWorse: boolean;
}

/** What a closed page, a killed browser or a crash left behind. */
export interface PendingTraining {
  readonly mode: TrainingRequest['mode'];
  /** What it is trained on, for people. */
  readonly data: string;
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  readonly steps: number;
  /** ISO 8601. */
  readonly startedAt: string;
  /** True when it is not interrupted at all: it goes on without the page that began it. */
  readonly isUnderWay: boolean;
}

/** Why some of an import was left out. */
export interface SkippedFiles {
  /** `skipTexts` (training/imports/skip-reason.ts) has the texts. */
  readonly code: SkipCode;
  /** What takes the place of `$1`, `$2` in the text. */
  readonly values: readonly (string | number)[];
  /** In English, for the command line. */
  readonly reason: string;
  readonly count: number;
  /** At most five names. */
  readonly examples: readonly string[];
}

/** What an import did. */
export interface ImportReport {
  readonly kept: number;
  readonly skipped: readonly SkippedFiles[];
  /** The same picture with two labels, within the import or against kept samples: ids of the kept samples, at most 100 pairs. */
  readonly contradictions: readonly { readonly ids: readonly number[]; readonly labels: readonly number[] }[];
  /** How many pictures have more than one label, uncapped. */
  readonly contradictionCount: number;
  /** How many pictures were there already with the same label; they were not kept again. */
  readonly duplicates: number;
}

/** What is in files, before they are imported. */
export interface ImportPreview {
  /** The first few samples, as they would be kept. */
  readonly samples: readonly { readonly name: string; readonly label: number; readonly glyph: Uint8Array }[];
  /** What of these beginnings would be left out. */
  readonly skipped: readonly SkippedFiles[];
}

/** How far an import or export is. */
export interface TransferProgress {
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
}

/** The trainer's part that trains, shared among all pages. One training at a time: else `TrainingBusyError`. */
export interface Trainings {
  /** Trains. Resolves also after `stop`, with what had been learned by then. */
  train(request: TrainingRequest, onProgress: (progress: TrainingProgress) => void): Promise<TrainingOutcome>;
  /** Goes on with the training that was interrupted, or follows the one under way, told its way so far. @throws {InvalidDatasetError} there is none */
  continueTraining(onProgress: (progress: TrainingProgress) => void): Promise<TrainingOutcome>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the training early; `train` then resolves with what there is. */
  stop(): Promise<void>;
  /** The training that was interrupted or that is under way, null when there is none (or one in another worker). */
  pendingTraining(): Promise<PendingTraining | null>;
  /** Forgets the interrupted training. */
  dropPendingTraining(): Promise<void>;
  /** The model that was made and neither kept nor discarded yet. */
  outcome(): Promise<TrainingOutcome | null>;
  /** Keeps what was made as a version, without activating it. @throws {StorageFullError} */
  keep(name: string): Promise<ModelVersion>;
  discard(): Promise<void>;
}

/** The trainer's part that reads and writes files. */
export interface Transfers {
  /** The first samples that an import of these files would bring; nothing is kept. One at a time: it ends an earlier one. */
  previewSamples(files: readonly ImportFile[]): Promise<ImportPreview>;
  /** Ends the preview under way, which then rejects with `AbortError`. */
  cancelPreview(): Promise<void>;
  /**
   * Imports samples from files: IDX pairs, CSV, npz, zip, pictures with their relative paths, pen-stroke JSON. All that can
   * be read of them, or nothing: a cancelled import (`AbortError`), one that fails and one whose browser was killed are undone.
   */
  importSamples(files: readonly ImportFile[], onProgress: (progress: TransferProgress) => void): Promise<ImportReport>;
  /**
   * Downloads MNIST's training digits from their public mirrors and keeps them as samples of the source 'mnist'. Cut off,
   * it goes on where it ended. Ask for the origins of `MNIST_MIRRORS` (training/datasets/mnist-files.ts) at the click first.
   */
  importMnist(onProgress: (progress: TransferProgress) => void): Promise<ImportReport>;
  /** Ends the import under way, which then rejects with `AbortError` and has kept nothing. */
  cancelImport(): Promise<void>;
  /** Undoes the import that a closed page or a killed browser left half done. @returns how many samples went */
  undoInterruptedImport(): Promise<number>;
  /** `zip`: PNG files in a folder for each label. `idx`: zip of an IDX pair. */
  exportSamples(format: 'zip' | 'idx', onProgress: (progress: TransferProgress) => void): Promise<Blob>;
  /** Checks a model zip, or a Keras .h5, and keeps it as a version, measured on the built-in test. @throws {ModelImportError} */
  importModel(file: File): Promise<ModelVersion>;
  /** Zip of model.json, weights.bin and MODEL_CARD.md. Null is the shipped model. */
  exportModel(id: string | null): Promise<Blob>;
}

/**
 * Everything that works on samples and models for longer than a moment; lives in the trainer's worker. Methods reject
 * with the errors of training/errors.ts, model/storage-errors.ts and engine/errors.ts.
 */
export interface Trainer extends Trainings, Transfers {}

/** A file to import and where it was in the folder that was picked or dropped ('' or its name for a lone file). */
export interface ImportFile {
  readonly path: string;
  readonly file: Blob;
}
