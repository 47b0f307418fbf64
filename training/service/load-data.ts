import type { Dataset, TrainingData } from '../api.ts';
import { readIdx } from '../datasets/idx.ts';
import { select } from '../datasets/split.ts';
import { InvalidDatasetError } from '../errors.ts';
import { explain } from '../faults.ts';
import type { SampleStore } from '../sample-store.ts';
import { chooseHeldOut } from './held-out.ts';

/** What a run learns from and what it is judged by. */
export interface LoadedData {
  readonly training: Dataset;
  readonly heldOut: Dataset;
  /** Ids of the held-out samples in the store; null for files. */
  readonly heldOutIds: readonly number[] | null;
  /** For people. */
  readonly description: string;
}

/**
 * Loads and splits what the user chose.
 *
 * @throws {InvalidDatasetError} nothing to learn from
 * @throws {DatasetError} broken files
 */
export async function loadData(data: TrainingData, heldOutShare: number, samples: SampleStore): Promise<LoadedData> {
  const { dataset, ids, description } =
    data.kind === 'samples' ? await fromStore(data, samples) : await fromFiles(data);
  const count = dataset.labels.length;
  if (count === 0) throw explain(InvalidDatasetError, 'no_samples');
  if (dataset.labels.every((label) => label === dataset.labels[0])) throw explain(InvalidDatasetError, 'one_digit');
  const heldOut = chooseHeldOut(dataset.labels, ids ?? Uint32Array.from({ length: count }, (_, i) => i), heldOutShare);
  const isHeldOut = new Set(heldOut);
  const rest = Uint32Array.from({ length: count }, (_, index) => index).filter((index) => !isHeldOut.has(index));
  return {
    training: select(dataset, rest),
    heldOut: select(dataset, heldOut),
    heldOutIds: ids ? Array.from(heldOut, (index) => ids[index]!) : null,
    description,
  };
}

interface Loaded {
  readonly dataset: Dataset;
  readonly ids: readonly number[] | null;
  readonly description: string;
}

async function fromStore(
  { filter }: Extract<TrainingData, { kind: 'samples' }>,
  samples: SampleStore,
): Promise<Loaded> {
  const count = await samples.count(filter);
  const images = new Uint8Array(count * 784);
  const labels = new Uint8Array(count);
  const ids: number[] = [];
  for await (const chunk of samples.readAll(filter)) {
    for (const { id, label, glyph } of chunk) {
      if (ids.length === count) break; // one was added meanwhile
      images.set(glyph, 784 * ids.length);
      labels[ids.length] = label;
      ids.push(id);
    }
  }
  const dataset = { images: images.subarray(0, 784 * ids.length), labels: labels.subarray(0, ids.length) };
  return { dataset, ids, description: `${ids.length} samples` };
}

async function fromFiles({ images, labels }: Extract<TrainingData, { kind: 'idx' }>): Promise<Loaded> {
  const read = async (file: File) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  const dataset = await readIdx(await read(images), await read(labels));
  return { dataset, ids: null, description: `${images.name} (${dataset.labels.length} digits)` };
}
