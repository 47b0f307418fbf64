import { expect, test } from 'vitest';
import { fromWire, type PictureReading, toWire } from '../../../../entrypoints/host/wire.ts';

const digit = (label: number) => ({
  label,
  probability: 0.75,
  probabilities: Float32Array.from({ length: 10 }, (_, i) => (i === label ? 0.75 : 0.25 / 9)),
  digitProbability: 0.5,
  symbolProbability: 0,
  box: { x: 1, y: 2, width: 3, height: 4 },
  glyph: Uint8ClampedArray.from({ length: 784 }, (_, i) => i % 256),
});

test('a reading survives JSON, typed arrays included', () => {
  const reading: PictureReading = {
    width: 640,
    height: 480,
    text: '47\n1',
    lines: [
      { text: '47', digits: [digit(4), digit(7)] },
      { text: '1', digits: [digit(1)] },
    ],
  };
  expect(fromWire(JSON.parse(JSON.stringify(toWire(reading))))).toEqual(reading);
});

test('an empty reading stays empty', () => {
  expect(fromWire(toWire({ width: 1, height: 1, text: '', lines: [] })).text).toBe('');
});
