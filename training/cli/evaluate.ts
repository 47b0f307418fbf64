import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Prediction, Reading } from '../../engine/api.ts';
import { InvalidInputError } from '../../engine/errors.ts';
import { GLYPH_SIZE } from '../../model/spec.ts';
import { gunzip } from '../datasets/gunzip.ts';
import { parseIdxImages, parseIdxLabels } from '../datasets/idx.ts';
import { type Evaluation, evaluatePredictions } from '../evaluate.ts';
import { evaluateReadings } from '../evaluate-readings.ts';
import { decodePicture } from './decode-picture.ts';
import { createNodeRecognizer, readModel, SHIPPED_MODEL } from './node-recognizer.ts';
import { parsePictureLabels } from './picture-labels.ts';
import { readInkFile } from './read-ink-file.ts';

const usage = `Judges the network and the reader on labelled data.

  npm run -s evaluate -- [--json] --idx IMAGES [LABELS]         28×28 pictures, straight to the network
  npm run -s evaluate -- [--json] --pictures LABELS.csv         columns file,text; the files beside it
  npm run -s evaluate -- [--json] --ink STROKES.json[.gz]       a list of {label?, strokes}

  --model DIR          other weights than those that ship
  --predictions FILE   a JSON line an item: {"index", "label", "text", "probabilities"}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    idx: { type: 'string' },
    pictures: { type: 'string' },
    ink: { type: 'string' },
    model: { type: 'string', default: SHIPPED_MODEL },
    predictions: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** What `--predictions` writes of one item; `label` is the true one. */
interface Item {
  readonly label: string | number | null;
  readonly text: string;
  readonly probabilities: number[] | number[][];
  readonly digitProbability?: number;
}

const recognizer = createNodeRecognizer(values.model);
try {
  const kinds = [values.idx, values.pictures, values.ink].filter((path) => path !== undefined);
  if (values.help || kinds.length !== 1) {
    console.log(usage);
    process.exit(values.help ? 0 : 2);
  }
  const { evaluation, items } = values.idx
    ? await evaluateIdx(values.idx, positionals[0])
    : values.pictures
      ? await evaluatePictures(values.pictures)
      : await evaluateInk(values.ink!);
  if (values.predictions) await writeItems(values.predictions, items);
  console.log(values.json ? JSON.stringify(evaluation) : describe(evaluation));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

interface Judged {
  readonly evaluation: Evaluation;
  readonly items: Item[];
}

async function evaluateIdx(imagesFile: string, labelsFile: string | undefined): Promise<Judged> {
  const images = parseIdxImages(await readUnpacked(imagesFile)); // uint8 [n, 28, 28]
  const labels = labelsFile ? parseIdxLabels(await readUnpacked(labelsFile)) : null;
  if (labels && labels.length !== images.length / GLYPH_SIZE ** 2) {
    const counts = `${images.length / GLYPH_SIZE ** 2} pictures and ${labels.length} labels`;
    throw new InvalidInputError(`${imagesFile} and ${labelsFile}: expected as many labels as pictures, got ${counts}`);
  }
  const glyphs = Float32Array.from(images, (value) => value / 255);
  const predictions: Prediction[] = await recognizer.classify(glyphs);
  const { minDigitProbability } = (await readModel(values.model)).metadata;
  return {
    evaluation: evaluatePredictions(labels, predictions, minDigitProbability),
    items: predictions.map(({ label, probabilities, digitProbability }, index) => ({
      label: labels ? labels[index]! : null,
      text: String(label),
      probabilities: [...probabilities],
      digitProbability,
    })),
  };
}

async function evaluatePictures(labelsFile: string): Promise<Judged> {
  const rows = parsePictureLabels(await readFile(labelsFile, 'utf8'), labelsFile);
  const readings: Reading[] = [];
  for (const { file } of rows) {
    const bytes = await readFile(join(dirname(labelsFile), file));
    readings.push(await recognizer.readPicture(await decodePicture(bytes)));
  }
  return judgeReadings(
    rows.map(({ text }) => text),
    readings,
  );
}

async function evaluateInk(path: string): Promise<Judged> {
  const drawings = await readInkFile(path);
  const readings: Reading[] = [];
  for (const drawing of drawings) readings.push(await recognizer.readInk(drawing));
  const labels = drawings.map(({ label }) => label);
  return judgeReadings(labels.includes(null) ? null : (labels as string[]), readings);
}

function judgeReadings(texts: string[] | null, readings: Reading[]): Judged {
  // A label names the digits; how they are broken into lines is not judged.
  const flat = readings.map((reading) => ({ ...reading, text: reading.text.replaceAll('\n', '') }));
  const expected = texts?.map((text) => text.replaceAll(/\D/g, '')) ?? null;
  return {
    evaluation: evaluateReadings(expected, flat),
    items: flat.map(({ text, lines }, index) => ({
      label: expected?.[index] ?? null,
      text,
      probabilities: lines.flatMap(({ digits }) => digits.map(({ probabilities }) => [...probabilities])),
    })),
  };
}

async function readUnpacked(path: string) {
  return { name: path, bytes: await gunzip(await readFile(path), path, 2 ** 31 - 1) };
}

async function writeItems(path: string, items: Item[]): Promise<void> {
  const stream = createWriteStream(path);
  items.forEach((item, index) => {
    stream.write(`${JSON.stringify({ index, ...item })}\n`);
  });
  await new Promise<void>((resolve, reject) => stream.on('error', reject).end(resolve));
}

function describe(evaluation: Evaluation): string {
  const { count, correct, accuracy, characterErrorRate, rejected, expectedCalibrationError } = evaluation;
  const percent = (share: number | null) => (share === null ? 'unknown' : `${(100 * share).toFixed(2)} %`);
  return [
    `${count} items, ${correct ?? 'an unknown number'} right: ${percent(accuracy)}`,
    `taken for no digit: ${rejected}`,
    `character error rate: ${percent(characterErrorRate)}`,
    `expected calibration error: ${percent(expectedCalibrationError)}`,
  ].join('\n');
}
