import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env, getBackend, setBackend } from '@tensorflow/tfjs-core';
import { BackendError } from './errors.ts';

/**
 * Starts tfjs on WASM and nothing else. Threads stay off: on extension pages detection would pick the threaded build,
 * whose blob: workers the extension's Content-Security-Policy blocks, and predictions would never return.
 *
 * @param wasmFolder URL (or path in Node) of the folder with the backend's .wasm files, with a slash at its end
 * @throws {BackendError} WASM is not to be had
 */
export async function startBackend(wasmFolder: string): Promise<void> {
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(wasmFolder);
  const isStarted = await setBackend('wasm').catch(() => false);
  if (!isStarted || getBackend() !== 'wasm') {
    throw new BackendError(
      'WebAssembly could not be started, and the network runs on nothing else. Update the browser, or allow WebAssembly.',
    );
  }
}
