import { expect, test } from 'vitest';
import { readingProbability } from '../../../../entrypoints/ui/confidence.ts';
import { correctedReading } from '../../../../entrypoints/ui/corrected-reading.ts';
import { readingOf } from '../page/readings.ts';

test('without corrections a reading says what it said', () => {
  const { text, lines } = readingOf('12\n345');
  expect(correctedReading({ text, lines }, new Map())).toEqual({ text, lines });
});

test('a corrected digit takes its place in its own line, and is certain', () => {
  const reading = readingOf('12\n345', 0.5);
  const labels = new Map([[reading.lines[1]!.digits[0]!, 8]]);
  const corrected = correctedReading(reading, labels);
  expect(corrected.text).toBe('12\n845');
  expect(corrected.lines.map(({ text }) => text)).toEqual(['12', '845']);
  expect(readingProbability(corrected)).toBeCloseTo(0.5 ** 4);
  expect(reading.text).toBe('12\n345');
});
