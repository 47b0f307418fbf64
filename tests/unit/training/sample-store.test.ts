import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { StorageFullError, withStorageErrors } from '../../../model/storage-errors.ts';
import type { NewSample } from '../../../training/sample.ts';
import { openSampleStore } from '../../../training/sample-store.ts';

let databases = 0;
const open = () => openSampleStore(`samples-test-${databases++}`);

function sample(label: number, extra: Partial<NewSample> = {}): NewSample {
  return { label, glyph: new Uint8Array(784).fill(label + 1), source: 'drawn', ...extra };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

test('a sample comes back as it was kept', async () => {
  const store = await open();
  const kept = await store.add(
    sample(4, {
      strokes: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      source: 'correction',
      misreadAs: 9,
    }),
  );
  expect(await store.get(kept.id)).toEqual(kept);
  expect(kept).toMatchObject({ label: 4, misreadAs: 9, source: 'correction' });
});

test('pages go from the newest to the oldest, and meet every condition of the filter', async () => {
  const store = await open();
  const kinds: NewSample[] = Array.from({ length: 60 }, (_, i) =>
    sample(i % 10, { source: i % 3 === 0 ? 'import' : 'drawn', ...(i % 4 === 0 ? { misreadAs: 10 } : {}) }),
  );
  expect(await store.addMany(kinds)).toHaveLength(60);
  const filter = { label: 4, source: 'import', isMisread: true } as const;
  const wanted = kinds.filter((s) => s.label === 4 && s.source === 'import' && s.misreadAs !== undefined);
  expect(await store.count(filter)).toBe(wanted.length);
  const ids: number[] = [];
  let before: number | null | undefined;
  do {
    const page = await store.page({ source: 'import' }, 7, before ?? undefined);
    ids.push(...page.samples.map(({ id }) => id));
    before = page.next;
  } while (before !== null);
  expect(ids).toHaveLength(20);
  expect(ids).toEqual([...ids].sort((a, b) => b - a));
  expect(await store.countByLabel()).toEqual(Array(10).fill(6));
});

test('many samples are read back in order, in chunks, with those deleted left out', async () => {
  const store = await open();
  const seen: number[] = [];
  await store.addMany(
    Array.from({ length: 2_500 }, (_, i) => sample(i % 10)),
    (kept) => seen.push(kept),
  );
  expect(seen).toEqual([1_000, 2_000, 2_500]);
  const { samples } = await store.page({}, 3);
  await store.delete(samples.map(({ id }) => id));
  const chunks = await collect(store.readAll());
  expect(chunks.map(({ length }) => length)).toEqual([1_000, 1_000, 497]);
  expect((await collect(store.readAll({ label: 3 }))).flat()).toHaveLength(250);
  await store.clear();
  expect(await store.count()).toBe(0);
  expect(await collect(store.readAll())).toEqual([]);
});

test('relabelling moves a sample, and clears a misreading that is none any more', async () => {
  const store = await open();
  const a = await store.add(sample(1, { misreadAs: 7 }));
  const b = await store.add(sample(1, { misreadAs: 9 }));
  await store.relabel([a.id, b.id, 999], 7);
  expect((await store.get(a.id))!.misreadAs).toBeUndefined();
  expect(await store.get(b.id)).toMatchObject({ label: 7, misreadAs: 9 });
  expect(await store.count({ isMisread: true })).toBe(1);
});

test('what is no sample is refused and nothing of it is kept', async () => {
  const store = await open();
  await expect(store.add(sample(11))).rejects.toThrow(RangeError);
  await expect(store.add({ ...sample(1), glyph: new Uint8Array(5) })).rejects.toThrow('784');
  await expect(store.add({ ...sample(1), glyph: new Uint8Array(784) })).rejects.toThrow('blank');
  await expect(store.add({ ...sample(1), strokes: [[[Number.NaN, 1]]] })).rejects.toThrow('finite');
  expect(await store.count()).toBe(0);
});

test('an aborted import keeps what it reported', async () => {
  const store = await open();
  const controller = new AbortController();
  const importing = store.addMany(
    Array.from({ length: 3_000 }, () => sample(2)),
    () => controller.abort(),
    controller.signal,
  );
  await expect(importing).rejects.toMatchObject({ name: 'AbortError' });
  expect(await store.count()).toBe(1_000);
});

test('a full quota is an error of its own', async () => {
  const full = () => Promise.reject(new DOMException('disk', 'QuotaExceededError'));
  await expect(withStorageErrors('keep the sample', full)).rejects.toBeInstanceOf(StorageFullError);
});

test('an import that nobody finished is taken back, and nothing else with it', async () => {
  const store = await open();
  const before = await store.add(sample(1));
  const left = await store.beginImport();
  await left.add([sample(2), sample(3)]);
  const meanwhile = await store.add(sample(4));
  await left.add([sample(5)]);
  const finished = await store.beginImport();
  await finished.add([sample(6)]);
  await finished.finish();
  expect(await store.undoUnfinishedImports()).toBe(3);
  const ids = (await collect(store.readAll())).flat().map(({ label }) => label);
  expect(ids).toEqual([before.label, meanwhile.label, 6]);
  expect(await store.undoUnfinishedImports()).toBe(0);
});

test('of samples that come in together none is kept when one is refused', async () => {
  const store = await open();
  const importing = await store.beginImport();
  const refused = importing.add([sample(1), sample(2), sample(3, { glyph: new Uint8Array(784) })]);
  await expect(refused).rejects.toThrow('with ink');
  expect(await store.count()).toBe(0);
  await importing.add([sample(4)]);
  await importing.finish();
  expect(await store.countByLabel()).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
});

test('samples of the first version of the database are kept', async () => {
  const name = `samples-test-${databases++}`;
  const old = await openDB(name, 1, {
    upgrade(db) {
      const samples = db.createObjectStore('samples', { keyPath: 'id', autoIncrement: true });
      samples.createIndex('label', 'label');
      samples.createIndex('source', 'source');
      samples.createIndex('sourceLabel', ['source', 'label']);
      samples.createIndex('misreadAs', 'misreadAs');
    },
  });
  await old.add('samples', { ...sample(7), createdAt: 1 });
  old.close();
  const store = await openSampleStore(name);
  expect(await store.countByLabel()).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
  expect(await store.undoUnfinishedImports()).toBe(0);
});
