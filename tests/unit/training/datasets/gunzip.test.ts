import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gunzip } from '../../../../training/datasets/gunzip.ts';

test('what is not gzip passes through', async () => {
  const bytes = Uint8Array.of(1, 2, 3);
  expect(await gunzip(bytes, 'x', 1)).toBe(bytes);
});

test('a bomb is refused before it is unpacked whole', async () => {
  const bomb = new Uint8Array(gzipSync(new Uint8Array(50_000_000)));
  await expect(gunzip(bomb, 'bomb.gz', 1_000_000)).rejects.toThrow('bomb.gz: Expected at most 1000000 bytes');
});
