import { SYMBOL_OFFSET } from '../../model/spec.ts';
import type { Evaluation } from '../evaluate.ts';
import { MUON, type Recipe } from '../recipe.ts';
import type { ModelReport } from './model-report.ts';

const percent = (share: number | null, digits = 2) => (share === null ? '–' : `${(100 * share).toFixed(digits)} %`);
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

function evaluationRow(name: string, evaluation: Evaluation): (string | number)[] {
  const { count, correct, accuracy, rejected, expectedCalibrationError, negativeLogLikelihood } = evaluation;
  return [
    name,
    count,
    correct === null ? '–' : count - correct,
    percent(accuracy),
    `${rejected} (${percent(rejected / Math.max(1, count))})`,
    percent(expectedCalibrationError),
    negativeLogLikelihood?.toFixed(4) ?? '–',
  ];
}

function confusionTable(confusion: readonly (readonly number[])[]): string {
  const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
  return table(
    ['label \\ answer', ...digits],
    confusion.map((counts, label) => [`**${label}**`, ...counts.map((count) => (count === 0 ? '·' : count))]),
  );
}

function describeOptimizer({ optimizer, beta1, beta2, weightDecay }: Recipe): string {
  const adamw = `AdamW (β₁ ${beta1}, β₂ ${beta2})`;
  const muon = `Muon (momentum ${MUON.momentum}) for the kernels of all convolutions but the first`;
  const stepper =
    optimizer === 'muon' ? `${muon}, ${adamw} at ${MUON.adamwShare} of its learning rate for the rest` : adamw;
  return `${stepper}, weight decay ${weightDecay}`;
}

function measuredSection(report: ModelReport): string {
  const meanError = report.corruptions.reduce((sum, { error }) => sum + error, 0) / report.corruptions.length;
  const parts = [
    table(
      ['digits', 'count', 'errors', 'accuracy', 'taken for no digit', 'calibration error', 'log-loss, nats'],
      [
        evaluationRow('MNIST test', report.test),
        ...report.sets.map(({ name, role, evaluation }) => evaluationRow(`${name} (${role})`, evaluation)),
      ],
    ),
    'Accuracy is forced choice among the ten digits; what is taken for no digit is counted beside it. The calibration error is the expected one over 15 bins of equal width.',
  ];
  if (report.refusals.length > 0)
    parts.push(
      `### What is no digit\n\nA glyph whose probability of being a digit is below ${report.minDigitProbability.toFixed(4)} is taken for none.`,
      table(
        ['kind', 'count', 'taken for no digit'],
        report.refusals.map(({ name, count, refused }) => [name, count, `${refused} (${percent(refused / count)})`]),
      ),
    );
  if (report.corruptions.length > 0)
    parts.push(
      `### Damaged digits\n\nError on the MNIST test digits under ${report.corruptions.length} kinds of damage, in the manner of MNIST-C (Mu & Gilmer 2019), written anew from the paper's descriptions. Mean: **${percent(meanError)}**.`,
      table(
        ['damage', 'error'],
        report.corruptions.map(({ name, error }) => [name, percent(error)]),
      ),
    );
  if (report.framings.length > 0)
    parts.push(
      '### Digits framed otherwise\n\nError on the MNIST test digits where they are framed as other collections frame theirs, not 20 pixels high about their centre of mass.',
      table(
        ['frame', 'error'],
        report.framings.map(({ name, error }) => [name, percent(error)]),
      ),
    );
  return parts.join('\n\n');
}

function dataSection({ data }: ModelReport): string {
  const lines: string[] = [];
  if (data.trainingDigits > 0)
    lines.push(
      `- **MNIST** (Y. LeCun, C. Cortes, C. Burges), training part: ${data.trainingDigits} digits to learn from, ${data.validationDigits} held out for validation. The 10,000 test digits chose nothing; they were read once at the end of each command below.`,
    );
  if (data.trainingStrokes > 0)
    lines.push(
      `- **Pen-Based Recognition of Handwritten Digits** (E. Alpaydin, F. Alimoglu, 1996, UCI Machine Learning Repository, https://doi.org/10.24432/C5MG6K), original pen trajectories, licensed under [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/); changed: re-inked with random pens and deformed. ${data.trainingStrokes} digits to learn from, ${data.validationStrokes} by ${data.heldOutWriters} writers held out for validation.`,
    );
  if (data.trainingForms)
    lines.push(
      `- **Further forms of digits**, ${data.trainingForms} outlines of the project's own, inked and deformed in the same way.`,
    );
  if (data.trainingCrops)
    lines.push(
      `- **Crops of written lines**: ${data.trainingCrops} cut by the reader's own segmenter out of lines that the project writes with the digits above, out of letters and textures; about half are no digit.`,
    );
  if (data.trainingSymbols)
    lines.push(
      `- **Letters, and several digits as one**, ${data.trainingSymbols} that were cut out of further lines in the same way, for the twelfth output alone.`,
    );
  if (data.trainingOwn)
    lines.push(
      `- **Digits of whoever trained this**: ${data.trainingOwn} to learn from, a tenth more held out for validation.`,
    );
  if (data.hasNegatives)
    lines.push(
      '- **Things that are no digit**, made by the project itself out of the two sets above and of its own outlines of letters and signs: several digits as one, fragments, letters, scribbles, rulings, textures, blanks.',
    );
  return lines.join('\n');
}

/** Writes the model card in Markdown. Every number in it comes from the report. */
export function renderModelCard(report: ModelReport): string {
  const { test, recipe } = report;
  return `# Model card: ${report.name}

Written by the command that trained the model; every number below was measured by it on the weights as they ship (float16).

${table(
  ['', ''],
  [
    [
      'accuracy on MNIST test',
      `**${percent(test.accuracy)}** (${test.count - (test.correct ?? 0)} errors of ${test.count})`,
    ],
    ['parameters', report.parameterCount],
    ['weights', `${report.weightBytes} bytes, float16`],
    ['input', '[n, 28, 28, 1], 1 is ink, size-normalized as MNIST is'],
    [
      'output',
      report.data.trainingSymbols
        ? `12 probabilities: the digits 0–9, "no digit", and "symbol", which times e^${SYMBOL_OFFSET} and beside "no digit" says how probable a letter or a sign is`
        : '11 probabilities: the digits 0–9, and "no digit"',
    ],
    ['trained', report.trainedAt],
    ['SHA-256 of weights.bin', `\`${report.sha256['weights.bin']}\``],
    ['SHA-256 of model.json', `\`${report.sha256['model.json']}\``],
  ],
)}

## Use

Reads single handwritten digits 0–9 that were cut out and normalized by the project's own pipeline. It runs in the browser or in Node; nothing leaves the machine. Not meant for decisions about people, for money without a second look, or for anything but digits.

## Data

${dataSection(report)}

## Training

\`\`\`
${report.command}
\`\`\`

${report.data.trainingSymbols ? 'The last of these fitted the twelfth output (logistic regression on what the layer before it gives). The last that trained all weights' : 'The last of these'}: seed ${report.seed}; ${report.epochsDone} epochs of ${recipe.epochs} planned, ${report.batchSize} digits a step in ${recipe.shardsPerStep} shards, each normalized by its own batch statistics. ${describeOptimizer(recipe)}, one cycle to ${recipe.peakLearningRate} with ${percent(recipe.warmUpShare, 0)} warm-up, label smoothing ${recipe.labelSmoothing}, exponential average of the weights (${recipe.averageDecay}) with batch norm measured anew, milder augmentation over the last ${percent(report.calmShare, 0)}.

Layers: ${report.layers.join(' → ')}

## Measured

${measuredSection(report)}

### Confusions on MNIST test

${test.confusion ? confusionTable(test.confusion) : 'Not measured.'}

### Mistakes on MNIST test

${table(
  ['index', 'label', 'answer', 'probability'],
  report.mistakes.map(({ index, label, answer, probability }) => [index, label, answer, probability.toFixed(3)]),
)}

## Calibration

The logits were divided by ${report.temperature.toFixed(4)}, the temperature that made the validation digits most likely; it is folded into the last layer. On MNIST test the expected calibration error is ${percent(test.expectedCalibrationError)}.

## Limits

- It knows the forms in its data: MNIST's writers are American, the pen strokes bring some continental forms. Other numerals (Arabic-Indic, Devanagari, …) are not known to it.
- A glyph must hold one digit. Touching digits are the business of the reader around the network.
- "No digit" was learned from made-up examples. Letters that look like digits (O, l, S, Z) are read as digits, as people would.
- About fifteen labels of MNIST test are wrong or beyond deciding; full marks there would not be a good sign.
`;
}
