import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadMnist } from '../../../../training/cli/load-mnist.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';

const data = process.env.DIGIT_DATA && join(process.env.DIGIT_DATA, 'mnist');
const hasData = Boolean(data && existsSync(data));
if (!hasData) console.log('MNIST tests that need the files are skipped: DIGIT_DATA names no folder with mnist/.');

let server: Server;
let mirror: string;
const requests: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url!);
    const path = data && join(data, basename(request.url!));
    if (request.url!.startsWith('/none/')) response.writeHead(404).end();
    else if (request.url!.startsWith('/broken/')) response.end('<html>not found</html>');
    else if (path && existsSync(path)) response.end(readFileSync(path));
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

test('a folder without the files says what it lacks', async () => {
  const folder = temporaryFolder();
  await expect(loadMnist('train', { dataFolder: folder })).rejects.toThrow(
    `${folder}: Expected train-images-idx3-ubyte or train-images-idx3-ubyte.gz`,
  );
});

test('a wrong magic number in the folder names the file', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'train-images-idx3-ubyte'), new Uint8Array(100));
  await expect(loadMnist('train', { dataFolder: folder })).rejects.toThrow(
    `${join(folder, 'train-images-idx3-ubyte')}: Expected an IDX file of pictures, magic number 0x00000803, found 0x00000000`,
  );
});

test('when no mirror answers, every one is named with its reason, and the way out', async () => {
  const attempt = loadMnist('test', {
    cacheFolder: temporaryFolder(),
    mirrors: [`${mirror}none/`, `${mirror}broken/`],
  });
  await expect(attempt).rejects.toThrow(/--data[\s\S]*none\/t10k[\s\S]*404[\s\S]*broken\/t10k[\s\S]*magic number/);
});

describe.skipIf(!hasData)('with MNIST at hand', () => {
  test('finds gzipped files in DIR/mnist, and 10,000 digits in them', async () => {
    const { images, labels } = await loadMnist('test', { dataFolder: process.env.DIGIT_DATA! });
    expect(labels.length).toBe(10_000);
    expect(images.length).toBe(7_840_000);
    expect(Array.from(labels.subarray(0, 10))).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
  });

  test('reads unpacked files; a changed pixel fails the checksum, a lost byte is found first', async () => {
    const folder = temporaryFolder();
    copyFileSync(join(data!, 't10k-labels-idx1-ubyte.gz'), join(folder, 't10k-labels-idx1-ubyte.gz'));
    const unpacked = gunzipSync(readFileSync(join(data!, 't10k-images-idx3-ubyte.gz')));
    const path = join(folder, 't10k-images-idx3-ubyte');
    writeFileSync(path, unpacked);
    expect((await loadMnist('test', { dataFolder: folder })).labels.length).toBe(10_000);
    unpacked[5000]! ^= 1;
    writeFileSync(path, unpacked);
    await expect(loadMnist('test', { dataFolder: folder })).rejects.toThrow(/Expected MNIST's .* SHA-256 0fa7.*found/);
    writeFileSync(path, unpacked.subarray(0, -1));
    await expect(loadMnist('test', { dataFolder: folder })).rejects.toThrow(/Expected 7840000 bytes .*found 7839999/);
  });

  test('downloads once, passing over a broken mirror, and mends a broken cache', async () => {
    const cacheFolder = temporaryFolder();
    const options = { cacheFolder, mirrors: [`${mirror}broken/`, mirror] };
    const first = await loadMnist('test', options);
    expect(readdirSync(join(cacheFolder, 'mnist')).sort()).toEqual([
      't10k-images-idx3-ubyte.gz',
      't10k-labels-idx1-ubyte.gz',
    ]);
    const asked = requests.length;
    expect((await loadMnist('test', options)).labels).toEqual(first.labels);
    expect(requests.length).toBe(asked);
    mkdirSync(join(cacheFolder, 'mnist'), { recursive: true });
    writeFileSync(join(cacheFolder, 'mnist', 't10k-labels-idx1-ubyte.gz'), 'half');
    expect((await loadMnist('test', options)).labels).toEqual(first.labels);
    expect(requests.length).toBe(asked + 2);
  });
});
