import { describe, expect, test } from 'vitest';
import { parseCheckpoint, serializeCheckpoint } from '../../../training/checkpoint.ts';
import { CheckpointError } from '../../../training/checkpoint-error.ts';
import type { TrainingState } from '../../../training/training-state.ts';

const state: TrainingState = {
  step: 7,
  parameters: Float32Array.of(0.1, -2, 3e-20),
  average: Float32Array.of(1, 2, 3),
  moments: { first: Float32Array.of(4, 5, 6), second: Float32Array.of(7, 8, 9) },
  running: { loss: 0.1 + 0.2, correct: 3, count: 4 },
  history: [{ epoch: 1, loss: 1 / 3, accuracy: 0.5, validation: [{ name: 'MNIST', accuracy: 1, loss: 0 }] }],
};

describe('a checkpoint', () => {
  test('comes back as it was, to the last bit', () => {
    expect(parseCheckpoint(serializeCheckpoint(state, 'run'), 'run')).toEqual(state);
  });

  test('is refused when damaged, cut off, or of another run', () => {
    const bytes = serializeCheckpoint(state, 'run');
    const damaged = bytes.slice();
    damaged[damaged.length - 3]! ^= 1;
    for (const broken of [damaged, bytes.subarray(0, -4), bytes.subarray(0, 10), new Uint8Array(0)])
      expect(() => parseCheckpoint(broken, 'run')).toThrow(CheckpointError);
    expect(() => parseCheckpoint(bytes, 'another')).toThrow(/another run/);
  });
});
