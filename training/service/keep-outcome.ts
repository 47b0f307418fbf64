import { parseLayersModel } from '../../model/layers-model.ts';
import type { Trainer } from '../api.ts';
import { InvalidDatasetError } from '../errors.ts';
import { explain } from '../faults.ts';
import { announceTraining } from '../training-news.ts';
import { countParameters, toFiles } from './finish-training.ts';
import type { Workshop } from './trainer-room.ts';

/** The trainer's part that decides over what a training made. */
export function createOutcomes({ typed }: Workshop): Pick<Trainer, 'outcome' | 'keep' | 'discard'> {
  return {
    outcome: () => typed(async ({ runs }) => (await runs.outcome())?.outcome ?? null),
    keep: (name) =>
      typed(async ({ runs, models }) => {
        const record = await runs.outcome();
        if (!record) throw explain(InvalidDatasetError, 'no_outcome');
        const { outcome, parentId, settings, files } = record;
        const model = parseLayersModel(files.modelJson, files.weightBytes);
        const kept = await models.add(
          {
            name,
            parentId: outcome.mode === 'fine-tune' ? parentId : null,
            parameterCount: countParameters(model),
            metrics: outcome.metrics,
            origin: {
              kind: outcome.mode === 'fine-tune' ? 'fine-tuned' : 'from-scratch',
              data: outcome.data,
              count: outcome.count,
              settings,
            },
          },
          toFiles({ ...model, metadata: { ...model.metadata, name } }),
        );
        await runs.dropOutcome();
        announceTraining();
        return kept;
      }),
    discard: () =>
      typed(async ({ runs }) => {
        await runs.dropOutcome();
        announceTraining();
      }),
  };
}
