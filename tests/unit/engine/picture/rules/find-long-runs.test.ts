import { expect, test } from 'vitest';
import { findLongRuns, type Run } from '../../../../../engine/picture/rules/find-long-runs.ts';
import { Random } from '../../../../../training/random.ts';

const LEAST = 12;

/** The plain way: every place is looked at; four places of paper end a run. */
function findPlainly(line: string): Run[] {
  return [...line.matchAll(/#(?: {0,3}#)*/g)]
    .map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
    .filter(({ start, end }) => end - start >= LEAST);
}

function find(line: string): readonly Run[] {
  const values = Uint8Array.from(line, (character) => Number(character === '#'));
  const path = Int32Array.from(values, (_, i) => i);
  return findLongRuns(values, 0, path, LEAST);
}

test('runs of the least length are found at both ends, shorter ones are not', () => {
  const run = '#'.repeat(LEAST);
  expect(find(`${run}    ${run}`)).toEqual([
    { start: 0, end: LEAST },
    { start: LEAST + 4, end: 2 * LEAST + 4 },
  ]);
  expect(find(` ${run.slice(1)}    ${run.slice(1)}`)).toEqual([]);
});

test('breaks of three places are bridged', () => {
  expect(find(' #   #   #   # ')).toEqual([{ start: 1, end: 14 }]);
});

test('the same runs as by looking at every place, in lines of any density', () => {
  const random = new Random(3);
  for (let n = 0; n < 2000; n++) {
    const share = random.next();
    const line = Array.from({ length: 1 + random.integer(80) }, () => (random.chance(share) ? '#' : ' ')).join('');
    expect(find(line), line).toEqual(findPlainly(line));
  }
});

test('a line may lie anywhere in a raster', () => {
  const path = Int32Array.from({ length: 20 }, (_, column) => column * 7);
  const values = new Uint8Array(5 + 20 * 7);
  for (const at of path.subarray(3, 17)) values[5 + at] = 1;
  expect(findLongRuns(values, 5, path, LEAST)).toEqual([{ start: 3, end: 17 }]);
});
