import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { onActiveModelChange } from '../../../model/active-model.ts';
import { type NewModelVersion, openModelStore } from '../../../model/store.ts';

let databases = 0;
const open = () => openModelStore(`models-test-${databases++}`);

const version: NewModelVersion = {
  name: 'My hand',
  parentId: null,
  parameterCount: 12,
  metrics: { heldOut: null, builtIn: null },
  origin: { kind: 'fine-tuned', data: '100 samples of yours', count: 100, settings: { epochs: 3 } },
};
const files = { modelJson: { format: 'layers-model' }, weightBytes: new Uint8Array([1, 2, 3]).buffer };

test('a version comes back with its files, and renaming changes nothing else', async () => {
  const store = await open();
  const kept = await store.add(version, files);
  expect(await store.list()).toEqual([kept]);
  expect(new Uint8Array((await store.files(kept.id))!.weightBytes)).toEqual(new Uint8Array([1, 2, 3]));
  await store.rename(kept.id, 'Mine');
  expect(await store.get(kept.id)).toEqual({ ...kept, name: 'Mine' });
  await expect(store.rename('gone', 'x')).rejects.toThrow('deleted');
});

test('the shipped model is active at first, and a kept version only when it is activated', async () => {
  const store = await open();
  expect(await store.active()).toBeNull();
  const kept = await store.add(version, files);
  expect(await store.activeId()).toBeNull();
  await store.activate(kept.id);
  expect((await store.active())!.version).toEqual(kept);
  await store.activate(null);
  expect(await store.active()).toBeNull();
});

test('a model that is not there cannot be activated, and the active one stays', async () => {
  const store = await open();
  const kept = await store.add(version, files);
  await store.activate(kept.id);
  await expect(store.activate('gone')).rejects.toThrow('deleted');
  expect(await store.activeId()).toBe(kept.id);
});

test('every change of the active model is announced, the deletion of the active one too', async () => {
  const store = await open();
  const kept = await store.add(version, files);
  const heard: (string | null)[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = onActiveModelChange((id) => heard.push(id) === 2 && resolve());
  await store.activate(kept.id);
  await store.delete(kept.id);
  await promise;
  stop();
  expect(heard).toEqual([kept.id, null]);
  expect(await store.activeId()).toBeNull();
  expect(await store.list()).toEqual([]);
});
