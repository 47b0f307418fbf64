import { createTransferClient } from '../../../training/transfer-client.ts';
import { connectTrainer } from '../../host/connect-trainer.ts';

/** Reads and writes files in a worker of this page's own; spawned by the first call, ended when idle. */
export const trainer = createTransferClient(() => new Worker('/trainer-worker.js'));

/** Trains, in a worker that all pages share. */
export const trainings = connectTrainer();
