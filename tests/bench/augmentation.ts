import { parseArgs } from 'node:util';
import { startTrainingBackend } from '../../training/cli/start-training-backend.ts';
import { createBatchSource } from '../../training/datasets/batch-source.ts';
import { computeGradient } from '../../training/gradients.ts';
import { initializeModel } from '../../training/initialize.ts';
import { flattenParameters, layOutParameters } from '../../training/parameter-layout.ts';
import { drawnDigits, writtenDigits } from '../unit/training/tiny-digits.ts';
import { timedLayers, timedMetadata } from './timed-network.ts';

const BATCH_SIZE = 64;
const ONLY = 0.98; // the share of a batch that leaves MNIST one glyph

/**
 * `npm run bench -- augmentation [--batches 100] [--json]`: processor time of a glyph by where it comes from, and what share of
 * a training step the making of its batch is.
 */
export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { batches: { type: 'string', default: '100' }, json: { type: 'boolean', default: false } },
  });
  const batchCount = Number(values.batches);
  if (!(batchCount >= 1)) throw new RangeError('Expected --batches of 1 or more');
  const digits = { mnist: drawnDigits(1000), strokes: writtenDigits(500), batchSize: BATCH_SIZE, seed: 1 };
  const sources = {
    'pictures of digits': createBatchSource({ ...digits, shares: { strokes: 0, notADigit: 0 } }),
    'pen strokes': createBatchSource({ ...digits, shares: { strokes: ONLY, notADigit: 0 } }),
    'no digits': createBatchSource({ ...digits, shares: { strokes: 0, notADigit: ONLY } }),
    'the mix': createBatchSource(digits),
  };
  const microseconds = Object.fromEntries(
    Object.entries(sources).map(([name, source]) => [name, timeEach(batchCount, (index) => source.batchAt(index))]),
  );

  await startTrainingBackend();
  const layout = layOutParameters(timedLayers);
  const parameters = flattenParameters(initializeModel(timedLayers, 1, timedMetadata), layout);
  const batch = sources['the mix'].batchAt(0);
  const step = timeEach(Math.ceil(batchCount / 5), () =>
    computeGradient(timedLayers, layout, parameters, batch, 1, 0.05),
  );
  const share = microseconds['the mix']! / (microseconds['the mix']! + step);
  if (values.json) {
    console.log(JSON.stringify({ microsecondsPerGlyph: microseconds, gradientMicrosecondsPerGlyph: step, share }));
    return;
  }
  for (const [name, time] of Object.entries(microseconds))
    console.log(name.padEnd(20), `${time.toFixed(1)} µs a glyph`);
  console.log('gradient'.padEnd(20), `${step.toFixed(1)} µs a glyph`);
  console.log(`Making batches is ${(100 * share).toFixed(1)} % of a step.`);
}

/** Processor time of a glyph, after as many batches again to warm up. */
function timeEach(batchCount: number, make: (index: number) => unknown): number {
  for (let index = 0; index < batchCount; index++) make(index);
  const start = process.cpuUsage();
  for (let index = 0; index < batchCount; index++) make(batchCount + index);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / batchCount / BATCH_SIZE;
}
