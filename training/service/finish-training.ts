import { findSetback } from '../../model/find-setback.ts';
import { serializeLayersModel } from '../../model/layers-model.ts';
import type { SequentialModel } from '../../model/spec.ts';
import type { BeforeAndAfter, ModelFiles } from '../../model/version.ts';
import type { Dataset, TrainingOutcome } from '../api.ts';
import type { LoadedData } from './load-data.ts';
import { evaluateAnswers, readGlyphs } from './read-glyphs.ts';

const MAX_READINGS = 10_000;

/** Answers of one model to the held-out split and to the built-in test: uint8, 10 is "no digit". */
export interface Answers {
  readonly heldOut: Uint8Array;
  readonly builtIn: Uint8Array;
}

/** Reads both sets. */
export async function readBoth(model: SequentialModel, heldOut: Dataset, builtIn: Dataset): Promise<Answers> {
  return { heldOut: await readGlyphs(model, heldOut.images), builtIn: await readGlyphs(model, builtIn.images) };
}

/** What was measured, and each held-out digit's two readings. */
export function compare(
  data: LoadedData,
  builtIn: Dataset,
  before: Answers,
  after: Answers,
): Pick<TrainingOutcome, 'metrics' | 'heldOut' | 'isWorse'> {
  const { heldOut, heldOutIds } = data;
  const both = (labels: Uint8Array, key: keyof Answers): BeforeAndAfter => ({
    before: evaluateAnswers(labels, before[key]),
    after: evaluateAnswers(labels, after[key]),
  });
  const metrics = {
    heldOut: heldOut.labels.length > 0 ? both(heldOut.labels, 'heldOut') : null,
    builtIn: both(builtIn.labels, 'builtIn'),
  };
  const readings = Array.from(heldOut.labels.subarray(0, MAX_READINGS), (label, index) => ({
    sampleId: heldOutIds?.[index] ?? null,
    label,
    before: before.heldOut[index]!,
    after: after.heldOut[index]!,
  }));
  return { metrics, heldOut: readings, isWorse: findSetback(metrics) !== null };
}

/** A model as the store keeps it: whole floats, so that fine-tuning again starts where this one ended. */
export function toFiles(model: SequentialModel): ModelFiles {
  const { modelJson, weightBytes } = serializeLayersModel(model, 'float32');
  return { modelJson, weightBytes: weightBytes.slice().buffer };
}

/** Number of trained values. */
export function countParameters(model: SequentialModel): number {
  let count = 0;
  for (const [name, { values }] of model.weights) if (!/\/moving_/.test(name)) count += values.length;
  return count;
}
