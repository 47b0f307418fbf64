import { createTrainerClient } from '../../../training/client.ts';

/** The trainer in its own worker; spawned by the first call, ended when idle. */
export const trainer = createTrainerClient(() => new Worker('/trainer-worker.js'));
