import type { PictureHost } from './picture-host.ts';

/** Where workers live that no page owns: Chrome's offscreen document, or the background page in Firefox. */
export interface WorkerHost extends PictureHost {
  /** Holds on to the training under way, until it is over. */
  keepTraining(): Promise<void>;
}
