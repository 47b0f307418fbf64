import type { TrainingRequest, TrainingSettings } from './api.ts';
import { MUON } from './recipe.ts';

/** Good settings for each way of training. How they were found: docs/decisions. */
export function defaultSettings(mode: TrainingRequest['mode']): TrainingSettings {
  return mode === 'fine-tune'
    ? { epochs: 7, batchSize: 64, learningRate: 0.0005, hasAugmentation: true, heldOutShare: 0.2, seed: 1 }
    : {
        epochs: 10,
        batchSize: 128,
        learningRate: MUON.peakLearningRate,
        hasAugmentation: true,
        heldOutShare: 0.1,
        seed: 1,
      };
}
