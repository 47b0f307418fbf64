import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { LayerSpec, SequentialModel } from '../../model/spec.ts';
import { foldTemperature } from '../calibrate.ts';
import type { ModelReport } from '../report/model-report.ts';
import { withoutSymbolOutput } from '../symbol-output.ts';
import { readModel } from './node-recognizer.ts';

/** What an earlier run left beside its model. */
export async function readReport(folder: string): Promise<ModelReport> {
  return JSON.parse(await readFile(join(folder, 'metrics.json'), 'utf8')) as ModelReport;
}

/**
 * The model of an earlier run as it was before calibration and before it learned what symbols are, to train on from.
 *
 * @throws {RangeError} it does not have `layers`
 */
export async function readStartModel(folder: string, layers: readonly LayerSpec[]): Promise<SequentialModel> {
  const [model, { temperature }] = [withoutSymbolOutput(await readModel(folder)), await readReport(folder)];
  if (!isDeepStrictEqual(model.layers, layers))
    throw new RangeError(`Expected the network that is asked for, found another in ${folder}. Say --filters.`);
  return foldTemperature(model, 1 / temperature);
}
