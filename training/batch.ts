/** What one shard of a step learns from. */
export interface Batch {
  /** [n, 28, 28, 1] in [0, 1], 1 is ink. */
  readonly images: Float32Array;
  /** [n]: 0–9, or 10 for what is no digit. */
  readonly labels: Uint8Array;
  /** [n, classes], rows sum to 1: what to learn instead of the labels, from a teacher or a mix. */
  readonly targets?: Float32Array;
}

/** Batches without end: the same index always gives the same batch, whoever asks and in whatever order, so that a run can be resumed or shared out. */
export interface BatchSource {
  /** Batches that make one epoch. */
  readonly batchesPerEpoch: number;
  /** @param index counted from 0 over the whole run; `batchesPerEpoch` and more are later epochs */
  batchAt(index: number): Batch;
}
