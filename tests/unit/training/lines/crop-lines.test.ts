import { describe, expect, test } from 'vitest';
import { NOT_A_DIGIT } from '../../../../model/spec.ts';
import { digitForms } from '../../../../training/augment/digit-forms.ts';
import { inkAll } from '../../../../training/datasets/ink-all.ts';
import { cropLines } from '../../../../training/lines/crop-lines.ts';
import { paintLine } from '../../../../training/lines/paint-line.ts';
import { createLineWriter } from '../../../../training/lines/write-line.ts';
import { Random } from '../../../../training/random.ts';

const forms = digitForms();
const source = { pictures: inkAll(forms), strokes: forms, forms: [] };

describe('createLineWriter', () => {
  test('writes every digit into the picture, each with ink of its own', () => {
    const write = createLineWriter(source);
    for (let seed = 0; seed < 20; seed++) {
      const { ink, labels } = write(new Random(seed));
      const owned = new Set([...ink.owners, ...ink.secondOwners]);
      for (const index of labels.keys()) expect(owned, `seed ${seed}, owner ${index + 1}`).toContain(index + 1);
      expect(labels.some((label) => label !== null)).toBe(true);
    }
  });
});

describe('paintLine', () => {
  test('the ink stands out from the paper, in one direction or the other', () => {
    for (let seed = 0; seed < 10; seed++) {
      const random = new Random(seed);
      const line = createLineWriter(source)(random);
      const { data } = paintLine(line, random);
      const mean = (isInk: boolean) => {
        const greys = [...line.ink.coverage.keys()].filter((i) => line.ink.coverage[i]! > 0.9 === isInk);
        return greys.reduce((sum, i) => sum + data[4 * i]!, 0) / greys.length;
      };
      expect(Math.abs(mean(true) - mean(false))).toBeGreaterThan(15);
    }
  });
});

describe('cropLines', () => {
  test('the same seed gives the same crops, line by line', () => {
    const all = cropLines(source, 4, 7);
    const halves = [cropLines(source, 2, 7), cropLines(source, 2, 7, 2)];
    expect(all.labels).toEqual(Uint8Array.from(halves.flatMap(({ labels }) => [...labels])));
    expect(all.images).toEqual(Uint8Array.from(halves.flatMap(({ images }) => [...images])));
    expect(cropLines(source, 4, 8).images).not.toEqual(all.images);
  });

  test('has digits, and about as much that is none', () => {
    const lines = 12;
    const { labels } = cropLines(source, lines, 1);
    const none = labels.filter((label) => label === NOT_A_DIGIT).length;
    expect(none).toBeGreaterThan(0);
    expect(labels.length - none).toBeGreaterThan(lines);
    expect(none).toBeLessThanOrEqual(labels.length - none + 5 * lines);
  });
});
