import { fitSymbolOutput } from '../symbol-output.ts';
import type { LearnedModel } from './finish-model.ts';
import { readModel } from './node-recognizer.ts';
import { readReport } from './start-model.ts';
import type { TrainingData } from './training-data.ts';

/** Fits the twelfth output of a finished model; all else, its temperature and how it was trained too, stays as it is. */
export async function learnSymbols(folder: string, { crops }: TrainingData): Promise<LearnedModel> {
  const report = await readReport(folder);
  const { temperature, seed, recipe, batchSize, calmShare, epochsDone, history } = report;
  const data = { ...report.data, trainingSymbols: crops.labels.length };
  const model = await fitSymbolOutput(await readModel(folder), crops);
  return { model, temperature, how: { seed, recipe, batchSize, calmShare, epochsDone, data, history } };
}
