import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readStrokes, splitByWriter } from '../../../../training/datasets/strokes.ts';

const encode = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const one = { label: 1, writer: ['1', '7', '3'], strokes: [[[1, 2], [3, 4.5]]] }; // biome-ignore format: one line

describe('readStrokes', () => {
  test('reads plain and gzipped JSON, and takes the writer out of [label, writer, sample]', async () => {
    const expected = [{ label: 1, writer: '7', strokes: [[[1, 2], [3, 4.5]]] }]; // biome-ignore format: one line
    expect(await readStrokes({ name: 'a', bytes: encode([one]) })).toEqual(expected);
    expect(await readStrokes({ name: 'a', bytes: new Uint8Array(gzipSync(encode([one]))) })).toEqual(expected);
  });

  const broken: [string, unknown, RegExp][] = [
    ['not JSON', 'hello', /^a: Expected JSON/],
    ['no list', {}, /Expected a list of digits/],
    ['an empty list', [], /Expected a list of digits/],
    ['a label of 10', [one, { ...one, label: 10 }], /Expected a label from 0 to 9 in item 1, found 10/],
    ['no strokes', [{ ...one, strokes: [] }], /Expected a list of strokes in item 0/],
    ['an empty stroke', [{ ...one, strokes: [[]] }], /at least one point/],
    ['a point of text', [{ ...one, strokes: [[['a', 1]]] }], /finite numbers in item 0, found \["a",1\]/],
    ['a point of null', [{ ...one, strokes: [[null]] }], /finite numbers/],
    ['null', [null], /Expected \{label, writer, strokes\} in item 0, found null/],
  ];
  test.each(broken)('refuses %s', async (_, value, message) => {
    await expect(readStrokes({ name: 'a', bytes: encode(value) })).rejects.toThrow(message);
  });
});

describe('splitByWriter', () => {
  const samples = Array.from({ length: 300 }, (_, index) => ({ ...one, writer: `w${index % 30}`, strokes: [] }));
  test('no writer is in both parts, and nothing is lost', () => {
    const { training, validation } = splitByWriter(samples, 5, 1);
    const writers = new Set(validation.map(({ writer }) => writer));
    expect(writers.size).toBe(5);
    expect(training.some(({ writer }) => writers.has(writer))).toBe(false);
    expect(training.length + validation.length).toBe(300);
  });
  test('is decided by the seed', () => {
    expect(splitByWriter(samples, 5, 1)).toEqual(splitByWriter(samples, 5, 1));
    expect(splitByWriter(samples, 5, 1)).not.toEqual(splitByWriter(samples, 5, 2));
  });
  test('refuses to hold everyone out', () => {
    expect(() => splitByWriter(samples, 30, 1)).toThrow(RangeError);
  });
});
