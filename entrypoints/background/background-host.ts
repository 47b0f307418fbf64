import { browser } from 'wxt/browser';
import { createPictureHost } from '../host/picture-host.ts';
import { createTrainingKeeper } from '../host/training-keeper.ts';
import type { WorkerHost } from '../host/worker-host.ts';

/** Firefox puts a background page to sleep after thirty seconds without an event or a call of the extension's API. */
const STAY_AWAKE_MS = 10_000;

/** Firefox's host: its background page starts workers itself. */
export function createBackgroundHost(): WorkerHost {
  let awake: ReturnType<typeof setInterval> | undefined;
  const keeper = createTrainingKeeper(() => clearInterval(awake));
  return {
    ...createPictureHost(),
    async keepTraining() {
      clearInterval(awake);
      awake = setInterval(() => void browser.runtime.getPlatformInfo(), STAY_AWAKE_MS);
      keeper.keep();
    },
  };
}
