import 'fake-indexeddb/auto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { downloadMnistFile } from '../../../../training/imports/download-mnist.ts';
import { openDownloadStore } from '../../../../training/imports/download-store.ts';

const NAME = 'train-labels-idx1-ubyte';
const path = join(process.env.DIGIT_DATA ?? '', `mnist/${NAME}.gz`);
const hasData = Boolean(process.env.DIGIT_DATA) && existsSync(path);
if (!hasData) console.warn('MNIST is not at hand (DIGIT_DATA): the download of the real file is not tested.');

let servers: Server[] = [];
let databases = 0;
afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
});

/** A mirror that serves `file`, the first time only as much of it as `cutAt` says. */
async function mirror(file: Uint8Array, cutAt?: number): Promise<{ url: string; ranges: (string | undefined)[] }> {
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range);
    const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': file.length - start });
    if (cutAt === undefined || ranges.length > 1) response.end(file.subarray(start));
    else response.write(file.subarray(0, cutAt), () => response.destroy());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ranges };
}

test.skipIf(!hasData)('a whole file is checked, kept, and not asked for again', async () => {
  const { url, ranges } = await mirror(readFileSync(path));
  const store = await openDownloadStore(`download-${databases++}`);
  const seen: number[] = [];
  const file = await downloadMnistFile(NAME, store, (done) => seen.push(done), { mirrors: [url] });
  expect(file.bytes).toHaveLength(60_008);
  expect(seen.at(-1)).toBe(readFileSync(path).length);
  await downloadMnistFile(NAME, store, () => {}, { mirrors: [url] });
  expect(ranges).toHaveLength(1);
});

test.skipIf(!hasData)('a download that was cut off goes on where it ended', async () => {
  const whole = readFileSync(path);
  const { url, ranges } = await mirror(whole);
  const store = await openDownloadStore(`download-${databases++}`);
  await store.write(NAME, new Uint8Array(whole.subarray(0, 9_000)));
  const file = await downloadMnistFile(NAME, store, () => {}, { mirrors: [url] });
  expect(file.bytes).toHaveLength(60_008);
  expect(ranges).toEqual(['bytes=9000-']);
});

test('something else than MNIST is refused and not kept; a dead mirror is named', async () => {
  const { url } = await mirror(gzipSync(new Uint8Array(5_000)));
  const store = await openDownloadStore(`download-${databases++}`);
  const downloading = downloadMnistFile(NAME, store, () => {}, { mirrors: [url, 'http://127.0.0.1:1/'] });
  await expect(downloading).rejects.toThrow(/found something else[\s\S]*127\.0\.0\.1:1/);
  expect(await store.read(NAME)).toBeUndefined();
});

test('a connection that breaks is an error of its own, and the next mirror is tried', async () => {
  const { url } = await mirror(crypto.getRandomValues(new Uint8Array(50_000)), 10_000);
  const store = await openDownloadStore(`download-${databases++}`);
  await expect(downloadMnistFile(NAME, store, () => {}, { mirrors: [url] })).rejects.toMatchObject({ code: 'dataset' });
});
