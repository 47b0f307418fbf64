import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type UnzippedEntry, unzip } from '../../../../training/imports/unzip.ts';

const limits = { maxEntries: 10, maxEntryBytes: () => 1_000_000, maxTotalBytes: 2_500_000 };

async function all(bytes: Uint8Array<ArrayBuffer>): Promise<UnzippedEntry[]> {
  const entries: UnzippedEntry[] = [];
  for await (const entry of unzip(new Blob([bytes]), 'a.zip', limits)) entries.push(entry);
  return entries;
}

test('stored and deflated entries come back, folders and resource forks do not', async () => {
  const text = new TextEncoder().encode('seven '.repeat(500));
  const entries = await all(
    zipSync({ 'a/7.txt': text, 'b.txt': [text, { level: 0 }], 'c/': new Uint8Array(), '__MACOSX/a/7.txt': text }),
  );
  expect(entries).toMatchObject([{ path: 'a/7.txt' }, { path: 'b.txt' }]);
  for (const entry of entries) expect('bytes' in entry && entry.bytes).toEqual(text);
});

test('an entry that unpacks to too much is left out, and the next one is read', async () => {
  const entries = await all(zipSync({ bomb: new Uint8Array(50_000_000), good: new Uint8Array([1]) }));
  expect(entries).toMatchObject([{ path: 'bomb', skipped: { code: 'unpacked_large' } }, { path: 'good' }]);
});

test('a header that lies about the size changes nothing', async () => {
  const bytes = zipSync({ bomb: new Uint8Array(50_000_000) });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const central = bytes.length - 22 - 46 - 4;
  expect(view.getUint32(central, true)).toBe(0x02014b50);
  view.setUint32(central + 24, 10, true); // "ten bytes when unpacked"
  view.setUint32(22, 10, true);
  expect(await all(bytes)).toMatchObject([{ skipped: { code: 'unpacked_large' } }]);
});

test('many entries that are each within bounds end where the sum is too large', async () => {
  const files = Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`f${i}`, new Uint8Array(900_000)]));
  await expect(all(zipSync(files))).rejects.toThrow('at most 2500000 bytes when unpacked');
});

test('what entries were refused for counts too, so that many bombs do not take for ever', async () => {
  const files = Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`f${i}`, new Uint8Array(5_000_000)]));
  await expect(all(zipSync(files))).rejects.toThrow('at most 2500000 bytes when unpacked');
});

test('entries that share their bytes are refused', async () => {
  const bytes = zipSync({ a: crypto.getRandomValues(new Uint8Array(5_000)), b: new Uint8Array([1]) });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const second = bytes.length - 22 - 47;
  expect(view.getUint32(second, true)).toBe(0x02014b50);
  view.setUint32(second + 20, view.getUint32(second - 47 + 20, true), true); // as long as the first,
  view.setUint32(second + 42, 0, true); // and at its place
  await expect(all(bytes)).rejects.toThrow('entries that overlap');
});

test('too many entries are refused before any is read', async () => {
  const files = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`f${i}`, new Uint8Array(1)]));
  await expect(all(zipSync(files))).rejects.toThrow('at most 10 files');
});

test('a cut-off zip, a broken entry, and what is no zip say so', async () => {
  const whole = zipSync({ a: crypto.getRandomValues(new Uint8Array(5_000)), b: new Uint8Array([1, 2]) });
  await expect(all(whole.slice(0, 3_000))).rejects.toThrow('cut off');
  await expect(all(new TextEncoder().encode('hello'))).rejects.toThrow('a.zip: Expected a zip');
  await expect(all(new Uint8Array())).rejects.toThrow('Expected a zip');
  const broken = zipSync({ a: new TextEncoder().encode('seven '.repeat(500)), b: new Uint8Array([1, 2]) });
  broken.fill(0xff, 31, 40);
  expect(await all(broken)).toMatchObject([{ path: 'a', skipped: { code: 'entry_broken' } }, { path: 'b' }]);
});

test('any byte of a zip may be wrong: it is an error or a reason, never a hang or a crash', async () => {
  const whole = zipSync({ 'a/1.txt': new TextEncoder().encode('seven '.repeat(20)), b: new Uint8Array([1, 2]) });
  for (let at = 0; at < whole.length; at++) {
    const broken = whole.slice();
    broken[at]! ^= 0xff;
    await all(broken).catch((error: Error) => expect(error.name).toBe('DatasetError'));
  }
});
