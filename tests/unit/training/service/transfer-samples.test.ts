import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openSampleStore } from '../../../../training/sample-store.ts';
import { createWorkshop, type TrainerRoom } from '../../../../training/service/trainer-room.ts';
import { createSampleTransfers } from '../../../../training/service/transfer-samples.ts';

test('an interrupted import is undone though its dying worker still holds the lock for a moment', async () => {
  const databasePrefix = 'dying-worker-';
  const store = await openSampleStore(`${databasePrefix}digit-reader-samples`);
  const left = await store.beginImport();
  await left.add([{ label: 1, glyph: new Uint8Array(784).fill(1), source: 'import' }]);
  const dying = Promise.withResolvers<void>();
  const isHeld = Promise.withResolvers<void>();
  void navigator.locks.request(`${databasePrefix}digit-reader:import`, () => {
    isHeld.resolve();
    return dying.promise;
  });
  await isHeld.promise;
  const transfers = createSampleTransfers(createWorkshop({ databasePrefix } as TrainerRoom));
  const undoing = transfers.undoInterruptedImport();
  setTimeout(dying.resolve, 100);
  expect(await undoing).toBe(1);
  expect(await store.count()).toBe(0);
});

test('a preview is ended by hand, or by the next one', async () => {
  const { promise: glyph, resolve: decode } = Promise.withResolvers<null>();
  const room: Partial<TrainerRoom> = { databasePrefix: 'previews-', readGlyph: () => glyph };
  const transfers = createSampleTransfers(createWorkshop(room as TrainerRoom));
  const preview = () => transfers.previewSamples([{ path: '7/a.png', file: new Blob(['picture']) }]);
  const previews = [preview(), preview()];
  await transfers.cancelPreview();
  previews.push(preview());
  decode(null);
  const ends = await Promise.allSettled(previews);
  expect(ends.map((end) => (end.status === 'rejected' ? end.reason.name : 'read'))).toEqual([
    'AbortError',
    'AbortError',
    'read',
  ]);
});
