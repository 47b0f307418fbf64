import { describe, expect, test } from 'vitest';
import {
  emptyCurves,
  extendCurves,
  type TrainingCurves,
} from '../../../../../entrypoints/options/train/training-curves.ts';
import type { TrainingProgress } from '../../../../../training/api.ts';

const at = (step: number, change: Partial<TrainingProgress> = {}): TrainingProgress => ({
  phase: 'training',
  isPaused: false,
  epoch: 1,
  epochs: 2,
  step,
  steps: 10_000,
  imagesPerSecond: 500,
  timeLeftMs: 1_000,
  loss: 1 / (step + 1),
  accuracy: 0.5,
  validationAccuracy: [],
  ...change,
});
const curvesOf = (reports: readonly TrainingProgress[]): TrainingCurves => reports.reduce(extendCurves, emptyCurves);

describe('extendCurves', () => {
  test('a report before the first step has nothing to show', () => {
    expect(curvesOf([at(0, { phase: 'loading', loss: null })])).toEqual(emptyCurves);
  });

  test('reports without a new step add nothing', () => {
    expect(curvesOf([at(5), at(5), at(5)]).steps).toEqual([5]);
  });

  test('the accuracy of an epoch stands at the step where it ended', () => {
    const curves = curvesOf([at(1), at(2), at(2, { validationAccuracy: [0.9] }), at(3, { validationAccuracy: [0.9] })]);
    expect(curves.steps).toEqual([1, 2, 3]);
    expect(curves.heldOut).toEqual([null, 0.9, null]);
  });

  test('a long training stays a thousand points, and no end of an epoch is lost', () => {
    const reports = Array.from({ length: 5_000 }, (_, index) =>
      at(index + 1, { validationAccuracy: new Array<number>(Math.floor((index + 1) / 500)).fill(0.9) }),
    );
    const curves = curvesOf(reports);
    expect(curves.steps.length).toBeLessThanOrEqual(1_000);
    expect(curves.heldOut.filter((value) => value !== null)).toHaveLength(10);
    expect(curves.steps.at(-1)).toBe(5_000);
    expect(curves.steps).toEqual([...curves.steps].sort((a, b) => a - b));
  });
});
