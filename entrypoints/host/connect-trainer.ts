import { createSharedClient, type SharedTrainings } from '../../training/shared-client.ts';

/** The training of all pages: one shared worker, which lives as long as some page or the background holds on to it. */
export function connectTrainer(): SharedTrainings {
  return createSharedClient(() => new SharedWorker('/trainer-worker.js', { name: 'trainer' }).port);
}
