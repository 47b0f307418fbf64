import { createRecognizerClient } from '../../../engine/client.ts';

/** The recognizer of this page, in its own worker with the active model; spawned by the first call. */
export const recognizer = createRecognizerClient(() => new Worker('/recognizer-worker.js'));
