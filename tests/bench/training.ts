import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { startTrainingBackend } from '../../training/cli/start-training-backend.ts';
import { runInChromium } from './run-in-chromium.ts';
import { type KernelTiming, type TrainingTimings, timeTraining } from './time-training.ts';

/**
 * `npm run bench -- training [--batch 64] [--steps 20] [--json]`: images a second of a training step, in Node and in a worker of
 * Chromium where there is one, and how many times that is the same step composed of stock ops.
 */
export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      batch: { type: 'string', default: '64' },
      steps: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
    },
  });
  const [batchSize, stepCount] = [Number(values.batch), Number(values.steps)];
  if (!(batchSize >= 1 && stepCount >= 1)) throw new RangeError('Expected --batch and --steps of 1 or more');

  await startTrainingBackend();
  const cpuClockMs = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  const node = await timeTraining(batchSize, stepCount, cpuClockMs);
  const rssMegabytes = process.resourceUsage().maxRSS / 1024;
  const chromium = await runInChromium<TrainingTimings>('tests/bench/training-worker.ts', { batchSize, stepCount });
  if (values.json) {
    console.log(JSON.stringify({ node: { ...node, rssMegabytes }, chromium }));
    return;
  }
  const { parameterCount, multiplyAdds } = node;
  console.log(`${cpus()[0]?.model.trim()}, one thread, batch ${batchSize}`);
  console.log(`${parameterCount} parameters, ${(multiplyAdds / 1e6).toFixed(1)} M multiply-adds forward`);
  print(`Node ${process.versions.node}, ${rssMegabytes.toFixed(0)} MB resident at most`, node);
  if (typeof chromium === 'string') console.log(`\nChromium: ${chromium}`);
  else print('Chromium worker', chromium);
}

function print(title: string, { timings }: TrainingTimings): void {
  const stock = timings.at(-1)!;
  console.log(`\n${title}`);
  console.log('kernels       images/s: median     best   by CPU time   × stock ops   WASM memory   leaked tensors');
  for (const timing of timings) {
    const { kernels, imagesPerSecond, bestImagesPerSecond, cpuImagesPerSecond, wasmMegabytes, leakedTensors } = timing;
    const cells = [
      imagesPerSecond.toFixed(0).padStart(16),
      bestImagesPerSecond.toFixed(0).padStart(8),
      (cpuImagesPerSecond?.toFixed(0) ?? '–').padStart(13),
      ratioTo(timing, stock).toFixed(2).padStart(13),
      `${wasmMegabytes.toFixed(0)} MB`.padStart(13),
      String(leakedTensors).padStart(16),
    ];
    console.log((kernels === 'composed' ? 'stock ops' : kernels).padEnd(13), ...cells);
  }
}

/** By processor time where it is known: neither other programs nor pauses are in it. */
function ratioTo(timing: KernelTiming, stock: KernelTiming): number {
  const speedOf = (one: KernelTiming) => one.cpuImagesPerSecond ?? one.imagesPerSecond;
  return speedOf(timing) / speedOf(stock);
}
