import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parameterCount } from '../../model/layer-shapes.ts';
import { parseLayersModel, serializeLayersModel } from '../../model/layers-model.ts';
import { GLYPH_SIZE, type LayerSpec, type SequentialModel } from '../../model/spec.ts';
import { evaluatePredictions, toAnswers } from '../evaluate.ts';
import type { ValidationSet } from '../judge.ts';
import { binReliability } from '../reliability.ts';
import { renderModelCard } from '../report/model-card.ts';
import type { ErrorResult, ModelReport, RefusalResult, SetResult } from '../report/model-report.ts';
import { renderReportPage } from '../report/report-page.ts';
import { corruptAll, frameAll, type JudgingSet, makeNegativeSets } from './judging-sets.ts';
import { loadMnist } from './load-mnist.ts';
import { type CalibratedModel, chooseThreshold, findMistakes, predictAll } from './measure-model.ts';
import { readLetters } from './read-letters.ts';
import { readReport } from './start-model.ts';
import type { TrainOptions } from './train-options.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** The model as its files will give it back: rounded to float16. */
function roundToStored(model: SequentialModel): SequentialModel {
  const { modelJson, weightBytes } = serializeLayersModel(model, 'float16');
  return parseLayersModel(modelJson, weightBytes.slice().buffer);
}

function describeLayer(layer: LayerSpec): string | null {
  switch (layer.type) {
    case 'conv2d':
      return `conv ${layer.kernelSize.join('×')}, ${layer.filters}`;
    case 'dense':
      return `dense ${layer.units}`;
    case 'maxPooling2d':
      return `max-pool ${layer.poolSize.join('×')}`;
    case 'averagePooling2d':
      return `average-pool ${layer.poolSize.join('×')}`;
    case 'batchNormalization':
      return 'batch norm';
    case 'activation':
      return layer.activation;
    case 'dropout':
      return `dropout ${layer.rate}`;
    case 'flatten':
      return null;
  }
}

/** The command that was given, folders left out: they are nobody else's. */
export function describeCommand(argv: readonly string[]): string {
  const words = argv.map((word, index) =>
    ['--data', '--out', '--start', '--teacher', '--soup'].includes(argv[index - 1] ?? '') ? 'DIR' : word,
  );
  return ['npm run train --', ...words.filter((word) => word !== '--resume' && word !== '--finish')].join(' ');
}

/** The commands that made the models which the run began with, learned from or was averaged with. */
async function earlierCommands({ start, teachers = [], soup = [] }: TrainOptions): Promise<string[]> {
  const folders = new Set([...(start ? [start] : []), ...teachers, ...soup]);
  const reports = await Promise.all([...folders].map(readReport));
  return [...new Set(reports.flatMap(({ command }) => command.split('\n')))];
}

/** A calibrated model, and how it came about. */
export interface LearnedModel extends CalibratedModel {
  readonly how: Pick<ModelReport, 'seed' | 'recipe' | 'batchSize' | 'calmShare' | 'epochsDone' | 'data' | 'history'>;
}

/**
 * Makes of a calibrated model what ships: rounds it, chooses the threshold on held-out digits, judges once on the
 * test set, and writes model.json, weights.bin, MODEL_CARD.md, metrics.json and report.html.
 */
export async function finishModel(
  { model, temperature, how }: LearnedModel,
  validation: readonly ValidationSet[],
  options: TrainOptions,
  argv: readonly string[],
): Promise<ModelReport> {
  const heldOut = validation.map(({ dataset }) => dataset);
  const rounded = roundToStored(model);
  const minDigitProbability = options.hasNegatives ? await chooseThreshold(rounded, heldOut) : 0;

  const judged: SetResult[] = [];
  for (const { name, dataset } of validation) {
    const evaluation = evaluatePredictions(dataset.labels, await predictAll(rounded, dataset), minDigitProbability);
    judged.push({ name, role: 'held out; calibrated by them', evaluation });
  }
  const refusals: RefusalResult[] = [];
  for (const { name, images } of options.hasNegatives ? makeNegativeSets(heldOut[0]!, options.seed) : []) {
    const predictions = await predictAll(rounded, { images });
    const { rejected, count } = evaluatePredictions(null, predictions, minDigitProbability);
    refusals.push({ name, count, refused: rejected });
  }
  const test = await loadMnist('test', options.dataFolder === null ? {} : { dataFolder: options.dataFolder });
  const predictions = await predictAll(rounded, test);
  const evaluation = evaluatePredictions(test.labels, predictions, minDigitProbability);
  const errorsOn = async (changed: Iterable<JudgingSet>): Promise<ErrorResult[]> => {
    const results: ErrorResult[] = [];
    for (const { name, images } of changed) {
      const { accuracy } = evaluatePredictions(test.labels, await predictAll(rounded, { images }), 0);
      results.push({ name, error: 1 - accuracy! });
    }
    return results;
  };
  const corruptions = await errorsOn(corruptAll(test, options.seed));
  const framings = await errorsOn(frameAll(test));

  const trainedAt = new Date().toISOString();
  const shipped: SequentialModel = {
    ...rounded,
    metadata: {
      ...rounded.metadata,
      minDigitProbability,
      trainedAt,
      testAccuracy: evaluation.accuracy,
      validationAccuracy: judged[0]?.evaluation.accuracy ?? null,
    },
  };
  const { modelJson, weightBytes } = serializeLayersModel(shipped, 'float16');
  const modelText = `${JSON.stringify(modelJson)}\n`;
  await writeFile(join(options.outFolder, 'model.json'), modelText);
  await writeFile(join(options.outFolder, 'weights.bin'), weightBytes);
  const letters = options.dataFolder === null ? null : await readLetters(options.dataFolder, options.outFolder);
  if (letters) refusals.push(letters);
  const report: ModelReport = {
    name: options.name,
    trainedAt,
    command: [...(await earlierCommands(options)), describeCommand(argv)].join('\n'),
    ...how,
    layers: shipped.layers.flatMap((layer) => describeLayer(layer) ?? []),
    parameterCount: parameterCount(shipped.layers, [GLYPH_SIZE, GLYPH_SIZE, 1]),
    weightBytes: weightBytes.length,
    sha256: { 'model.json': sha256(modelText), 'weights.bin': sha256(weightBytes) },
    temperature,
    minDigitProbability,
    test: evaluation,
    reliability: binReliability(toAnswers(test.labels, predictions)),
    mistakes: findMistakes(test.labels, predictions),
    sets: judged,
    corruptions,
    framings,
    refusals,
  };
  const files: [string, string][] = [
    ['MODEL_CARD.md', renderModelCard(report)],
    ['metrics.json', `${JSON.stringify(report, null, 2)}\n`],
    ['report.html', renderReportPage(report, test)],
  ];
  for (const [name, content] of files) await writeFile(join(options.outFolder, name), content);
  return report;
}
