import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { startBackend } from '../../engine/backend.ts';
import { registerTrainingKernels } from '../kernels/register.ts';

/**
 * Starts the WASM backend of this thread in Node, with the gradients that training needs. One thread: sums in a fixed order
 * are what makes a run repeatable; further cores get threads with a backend of their own (`openShardPool`).
 *
 * @throws {BackendError} no WebAssembly, or its file is not there
 */
export async function startTrainingBackend(): Promise<void> {
  const packageMain = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  await startBackend(`${join(dirname(packageMain), '../wasm-out')}/`);
  await registerTrainingKernels();
}
