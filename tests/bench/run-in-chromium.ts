import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { build, type Rolldown } from 'vite';
import { findBrowser } from '../../scripts/find-browsers.mjs';

const root = resolve(import.meta.dirname, '../..');
const wasmFolder = join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/wasm-out');

/**
 * Bundles a worker, sends it one message in a headless Chromium, and waits for its answer. The backend's .wasm files are at
 * /wasm/ of the worker's own origin.
 *
 * @param entry path of the worker from the project's root
 * @returns the answer, or why there is none as a string: no browser
 * @throws {Error} the worker failed
 */
export async function runInChromium<T>(entry: string, message: unknown): Promise<T | string> {
  const browser = findBrowser('chromium');
  if (browser.path === null) return browser.reason;
  const worker = await bundleWorker(entry);
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/wasm/')) {
      response.setHeader('Content-Type', 'application/wasm');
      response.end(await readFile(join(wasmFolder, basename(path))));
    } else {
      response.setHeader('Content-Type', path === '/worker.js' ? 'text/javascript' : 'text/html');
      response.end(path === '/worker.js' ? worker : '<!doctype html><title>bench</title>');
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const chromium = await puppeteer.launch({
    executablePath: browser.path,
    args: ['--no-sandbox'],
    protocolTimeout: 900_000,
  });
  try {
    const page = await chromium.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return (await page.evaluate(askWorker, message)) as T;
  } finally {
    await chromium.close();
    server.close();
  }
}

/** Runs in the page. */
function askWorker(message: unknown): Promise<unknown> {
  const worker = new Worker('/worker.js', { type: 'module' });
  return new Promise((done, fail) => {
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = (event) => fail(new Error(`The worker failed: ${event.message}`));
    worker.postMessage(message);
  });
}

async function bundleWorker(entry: string): Promise<string> {
  const result = await build({
    ...{ root, configFile: false, logLevel: 'error', publicDir: false },
    build: {
      ...{ write: false, minify: true, target: 'es2024' },
      rollupOptions: { input: join(root, entry), output: { format: 'es', codeSplitting: false } },
    },
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  return output[0].code;
}
