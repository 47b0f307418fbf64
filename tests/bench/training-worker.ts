import { startBackend } from '../../engine/backend.ts';
import { timeTraining } from './time-training.ts';

// A worker of `runInChromium`: one message in, one out.
self.onmessage = async ({ data }: MessageEvent<{ batchSize: number; stepCount: number }>) => {
  await startBackend(new URL('/wasm/', self.location.href).href);
  self.postMessage(await timeTraining(data.batchSize, data.stepCount));
};
