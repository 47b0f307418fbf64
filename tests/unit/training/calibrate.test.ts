import { describe, expect, test } from 'vitest';
import { chooseMinDigitProbability, fitTemperature, foldTemperature } from '../../../training/calibrate.ts';
import { initializeModel } from '../../../training/initialize.ts';
import { toPredictions } from '../../../training/predictions.ts';
import { Random } from '../../../training/random.ts';

const CLASSES = 11;

/** Logits whose softmax is true: labels are drawn from it. */
function calibratedSet(count: number): { logits: Float32Array; labels: Uint8Array } {
  const random = new Random(7);
  const logits = Float32Array.from({ length: count * CLASSES }, () => random.normal(2));
  const labels = Uint8Array.from(toPredictions(logits, CLASSES), ({ probabilities }) => {
    let left = random.next();
    const drawn = probabilities.findIndex((probability) => {
      left -= probability;
      return left < 0;
    });
    return Math.max(0, drawn);
  });
  return { logits, labels };
}

describe('fitTemperature', () => {
  test('finds the temperature that spoilt a calibrated set', () => {
    const { logits, labels } = calibratedSet(20_000);
    expect(fitTemperature(logits, CLASSES, labels)).toBeCloseTo(1, 1);
    const spoilt = logits.map((logit) => logit * 0.4);
    expect(fitTemperature(spoilt, CLASSES, labels)).toBeCloseTo(0.4, 1);
  });
});

describe('foldTemperature', () => {
  test('divides kernel and bias of the last layer alone', () => {
    const model = initializeModel(
      [
        { type: 'flatten', name: 'flatten' },
        { type: 'dense', name: 'hidden', units: 4, activation: 'relu', useBias: true },
        { type: 'dense', name: 'logits', units: CLASSES, activation: 'softmax', useBias: true },
      ],
      1,
      {
        name: 'test',
        classes: 11,
        minDigitProbability: 0,
        trainedAt: null,
        testAccuracy: null,
        validationAccuracy: null,
      },
    );
    const folded = foldTemperature(model, 2);
    expect(folded.weights.get('logits/kernel')!.values[0]).toBe(model.weights.get('logits/kernel')!.values[0]! / 2);
    expect(folded.weights.get('hidden/kernel')).toBe(model.weights.get('hidden/kernel'));
    expect(() => foldTemperature({ ...model, layers: model.layers.slice(0, 1) }, 2)).toThrow(RangeError);
  });
});

describe('chooseMinDigitProbability', () => {
  test('refuses at most the share asked for', () => {
    const { logits } = calibratedSet(1000);
    const predictions = toPredictions(logits, CLASSES);
    for (const share of [0, 0.0025, 0.1]) {
      const threshold = chooseMinDigitProbability(predictions, share);
      const refused = predictions.filter(({ digitProbability }) => digitProbability < threshold).length;
      expect(refused).toBe(Math.floor(share * 1000));
    }
  });
});
