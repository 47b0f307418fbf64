import { expect, test } from 'vitest';
import { chooseHeldOut } from '../../../../training/service/held-out.ts';

const labels = Uint8Array.from({ length: 200 }, (_, index) => index % 10);
const keys = Array.from(labels, (_, index) => 1000 + index);

test('takes the same share of every label', () => {
  const heldOut = chooseHeldOut(labels, keys, 0.2);
  expect(heldOut).toHaveLength(40);
  for (let label = 0; label < 10; label++) expect(heldOut.filter((index) => labels[index] === label)).toHaveLength(4);
  expect([...heldOut]).toEqual([...new Set(heldOut)].sort((a, b) => a - b));
});

test('what was held out stays held out when as many samples again have come', () => {
  const before = chooseHeldOut(labels.subarray(0, 100), keys.slice(0, 100), 0.2);
  const after = new Set(chooseHeldOut(labels, keys, 0.4));
  for (const index of before) expect(after.has(index)).toBe(true);
});

test('a label of one or two samples gives none away, and no share takes none', () => {
  expect(chooseHeldOut([3, 3, 4, 4, 4, 4], [1, 2, 3, 4, 5, 6], 0.25)).toHaveLength(1);
  expect(chooseHeldOut(labels, keys, 0)).toHaveLength(0);
});
