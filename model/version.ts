/** Accuracy and confusions of a model on one set of labelled glyphs. */
export interface Evaluation {
  readonly count: number;
  readonly correct: number;
  /** `correct / count` in [0, 1]; null for an empty set. */
  readonly accuracy: number | null;
  /** [10][11]: row is the label, column the answer; column 10 counts what was taken for no digit. */
  readonly confusion: readonly (readonly number[])[];
}

/** The same set read by the model that training began with, and by the one that it made. */
export interface BeforeAndAfter {
  readonly before: Evaluation;
  readonly after: Evaluation;
}

/** What was measured of a version when it was made. Null where it was not measured. */
export interface VersionMetrics {
  /** Samples that training did not see. */
  readonly heldOut: BeforeAndAfter | null;
  /** The test that ships with the extension: pen-stroke digits by writers whom no training saw. */
  readonly builtIn: BeforeAndAfter | null;
}

/** Where a version comes from. */
export interface VersionOrigin {
  readonly kind: 'fine-tuned' | 'from-scratch' | 'imported';
  /** What it was trained on, for people: "112 samples of yours", "train-images-idx3-ubyte.gz". */
  readonly data: string;
  /** Number of glyphs trained on; null for an import. */
  readonly count: number | null;
  /** Epochs, learning rate and the like, as they were set; null for an import. */
  readonly settings: Readonly<Record<string, number | string | boolean>> | null;
}

/** A model that somebody made or brought. Everything but its name is immutable. */
export interface ModelVersion {
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** The version it was fine-tuned from; null for the shipped model and for none (`origin.kind` tells which). */
  readonly parentId: string | null;
  readonly parameterCount: number;
  readonly metrics: VersionMetrics;
  readonly origin: VersionOrigin;
}

/** A tfjs LayersModel as its two files. */
export interface ModelFiles {
  /** The parsed model.json. */
  readonly modelJson: object;
  /** The weights, in the order of the manifest. */
  readonly weightBytes: ArrayBuffer;
}
