/** What a shard worker is started with. */
export interface ShardWorkerData {
  /** The run's options, from which the worker builds its own, equal, batch source. */
  readonly options: unknown;
  /** float32, all parameters: written by the trainer before each step. */
  readonly parameters: SharedArrayBuffer;
  /** float32 [shards of this worker, parameters]: written by the worker. */
  readonly gradients: SharedArrayBuffer;
}

/** Trainer → worker: compute these shards, in order. */
export interface ShardRequest {
  /** Indices of the batches in the run. */
  readonly indices: readonly number[];
}

/** Worker → trainer: done, the gradients are in the shared buffer. */
export interface ShardReply {
  readonly shards: readonly { readonly loss: number; readonly correctCount: number; readonly count: number }[];
}

/** Worker → trainer, once: ready to compute. */
export const READY = 'ready';
