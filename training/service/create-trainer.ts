import type { Trainer } from '../api.ts';
import { createTrainings } from './create-trainings.ts';
import { createOutcomes } from './keep-outcome.ts';
import { createWorkshop, type TrainerRoom } from './trainer-room.ts';
import { createModelTransfers } from './transfer-models.ts';
import { createSampleTransfers } from './transfer-samples.ts';

/** The trainer in-process, for a worker of its own: a training holds its thread for as long as it takes. */
export function createTrainer(room: TrainerRoom): Trainer {
  const workshop = createWorkshop(room);
  return {
    ...createTrainings(workshop),
    ...createOutcomes(workshop),
    ...createSampleTransfers(workshop),
    ...createModelTransfers(workshop),
  };
}
