import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Digit, Reading } from '../../engine/api.ts';
import { tracePicture } from '../../engine/picture/trace-picture.ts';
import { decodePicture } from './decode-picture.ts';
import { explain } from './explain.ts';
import { createNodeRecognizer } from './node-recognizer.ts';
import { readInkFile } from './read-ink-file.ts';

const usage = `Reads the digits in pictures.

  npm run -s recognize -- [--json] [--model DIR] FILE…        PNG, JPEG, WebP, GIF, BMP, SVG
  npm run -s recognize -- [--json] --ink STROKES.json[.gz]    a list of {label?, strokes}

  --explain DIR   also draws what the reader saw, stage by stage, as PNG files in DIR

With --json, one line a file, in order. A file that cannot be read gives an error, the rest go on, and the exit status is 1.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    ink: { type: 'string' },
    model: { type: 'string' },
    explain: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || (positionals.length === 0 && !values.ink)) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

const recognizer = createNodeRecognizer(values.model);
if (values.ink) await recognizeInk(values.ink);
for (const file of positionals) {
  await report(file, async () => {
    const picture = await decodePicture(await readFile(file));
    if (values.explain) explain(values.explain, file, picture, await tracePicture(picture, recognizer.classify));
    return recognizer.readPicture(picture);
  });
}

async function recognizeInk(path: string): Promise<void> {
  let drawings: Awaited<ReturnType<typeof readInkFile>> = [];
  try {
    drawings = await readInkFile(path);
  } catch (error) {
    printError(path, error);
  }
  for (const [index, drawing] of drawings.entries()) {
    await report(`${path}#${index}`, () => recognizer.readInk(drawing));
  }
}

async function report(file: string, read: () => Promise<Reading>): Promise<void> {
  try {
    const { text, lines } = await read();
    const line = { file, text, lines: lines.map(({ text, digits }) => ({ text, digits: digits.map(digitJson) })) };
    console.log(values.json ? JSON.stringify(line) : `${file}: ${describe({ text, lines })}`);
  } catch (error) {
    printError(file, error);
  }
}

function printError(file: string, error: unknown): void {
  process.exitCode = 1;
  const { code, message } = error as { code?: string; message: string };
  const line = { file, error: { code: code ?? 'unknown', message } };
  if (values.json) console.log(JSON.stringify(line));
  else console.error(`${file}: ${message}`);
}

function digitJson({ label, probability, box }: Digit) {
  return { label, probability, box };
}

function describe({ lines }: Reading): string {
  if (lines.length === 0) return 'no digits';
  const sure = (digits: Digit[]) => digits.map(({ probability }) => `${(100 * probability).toFixed(0)} %`).join(', ');
  return lines.map(({ text, digits }) => `${text} (${sure(digits)})`).join(' / ');
}
