import { Worker } from 'node:worker_threads';
import type { ShardGradient } from '../gradients.ts';
import type { READY, ShardReply, ShardRequest, ShardWorkerData } from './shard-message.ts';

/** Further threads that compute shards beside the trainer's own. */
export interface ShardPool {
  /** All shards of a step, in order, whoever computed them: the sum has the same bits with any number of workers. */
  computeShards(parameters: Float32Array, step: number): Promise<ShardGradient[]>;
  close(): Promise<void>;
}

interface Member {
  readonly worker: Worker;
  readonly parameters: Float32Array;
  readonly gradients: Float32Array;
  /** Which shards of every step are its own. */
  readonly shards: readonly number[];
}

function nextMessage<T>(worker: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (message: T) => settle(() => resolve(message));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = (code: number) => settle(() => reject(new Error(`A training thread ended (exit code ${code}).`)));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

/**
 * Starts `workerCount` − 1 threads; the caller's is the first worker.
 *
 * @param options what the worker builds its batch source from; crosses by structured clone
 * @param computeOwn computes one shard in the caller's thread
 */
export async function openShardPool(
  workerCount: number,
  shardsPerStep: number,
  parameterCount: number,
  options: unknown,
  computeOwn: (parameters: Float32Array, index: number) => ShardGradient,
): Promise<ShardPool> {
  const shardsOf = (member: number) =>
    Array.from({ length: shardsPerStep }, (_, shard) => shard).filter((shard) => shard % workerCount === member);
  const parameterBytes = parameterCount * Float32Array.BYTES_PER_ELEMENT;
  const members = Array.from({ length: workerCount - 1 }, (_, index): Member => {
    const shards = shardsOf(index + 1);
    const parameters = new SharedArrayBuffer(parameterBytes);
    const gradients = new SharedArrayBuffer(parameterBytes * shards.length);
    const workerData: ShardWorkerData = { options, parameters, gradients };
    const worker = new Worker(new URL('./shard-worker.ts', import.meta.url), { workerData });
    return { worker, parameters: new Float32Array(parameters), gradients: new Float32Array(gradients), shards };
  });
  await Promise.all(members.map(({ worker }) => nextMessage<typeof READY>(worker)));

  async function computeShards(parameters: Float32Array, step: number): Promise<ShardGradient[]> {
    const results: ShardGradient[] = [];
    const replies = members.map(async ({ worker, parameters: shared, gradients, shards }) => {
      shared.set(parameters);
      const reply = nextMessage<ShardReply>(worker);
      worker.postMessage({ indices: shards.map((shard) => step * shardsPerStep + shard) } satisfies ShardRequest);
      (await reply).shards.forEach((found, position) => {
        const gradient = gradients.slice(position * parameterCount, (position + 1) * parameterCount);
        results[shards[position]!] = { ...found, gradient };
      });
    });
    for (const shard of shardsOf(0)) results[shard] = computeOwn(parameters, step * shardsPerStep + shard);
    await Promise.all(replies);
    return results;
  }

  const close = async () => {
    await Promise.all(members.map(({ worker }) => worker.terminate()));
  };
  return { computeShards, close };
}
