import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serializeLayersModel } from '../../../../model/layers-model.ts';
import type { TrainingRequest } from '../../../../training/api.ts';
import { inkAll } from '../../../../training/datasets/ink-all.ts';
import { initializeModel } from '../../../../training/initialize.ts';
import { parseStrokePack } from '../../../../training/rehearsal/stroke-pack.ts';
import { openSampleStore } from '../../../../training/sample-store.ts';
import { createTrainer } from '../../../../training/service/create-trainer.ts';
import { idxImages, idxLabels } from '../imports/files.ts';
import { toyLayersFor, toyMetadata } from '../toy-digits.ts';

const whole = parseStrokePack(readFileSync(join(import.meta.dirname, '../../../../public/training/pen-strokes.bin')));
const every = <T>(items: readonly T[], stride: number) => items.filter((_, index) => index % stride === 0);
/** Fewer pen strokes than the extension has. */
export const pack = { rehearsal: every(whole.rehearsal, 9), test: every(whole.test, 10) };
/** Other digits, to learn from. */
export const own = inkAll(every(whole.test, 7).filter((sample) => !pack.test.includes(sample)));

const model = initializeModel(toyLayersFor(11), 1, { ...toyMetadata, name: 'Tiny', classes: 11 });

let rooms = 0;
/** A trainer with a database of its own. */
export function open(databasePrefix = `trainer-test-${rooms++}-`, loadStrokes = async () => pack) {
  const { modelJson, weightBytes } = serializeLayersModel(model, 'float16');
  const trainer = createTrainer({
    startBackend: async () => {},
    loadShipped: async () => ({ files: { modelJson, weightBytes: weightBytes.slice().buffer }, card: '# Tiny' }),
    loadStrokes,
    readGlyph: async () => null,
    databasePrefix,
  });
  return { trainer, databasePrefix };
}

/** Keeps all of `own` as drawn samples. */
export async function keepSamples(databasePrefix: string): Promise<void> {
  const store = await openSampleStore(`${databasePrefix}digit-reader-samples`);
  await store.addMany(
    Array.from(own.labels, (label, index) => ({
      label,
      glyph: own.images.slice(784 * index, 784 * (index + 1)),
      source: 'drawn' as const,
    })),
  );
}

export const request: TrainingRequest = {
  mode: 'fine-tune',
  data: { kind: 'samples' },
  settings: { epochs: 3, batchSize: 32, learningRate: 0.01, hasAugmentation: false, heldOutShare: 0.2, seed: 1 },
};
/** All of `own` as a pair of IDX files. */
export const idx = (): TrainingRequest['data'] => ({
  kind: 'idx',
  images: new File(
    [idxImages([...own.labels.keys()].map((i) => own.images.subarray(784 * i, 784 * (i + 1))))],
    'images',
  ),
  labels: new File([idxLabels([...own.labels])], 'labels'),
});
