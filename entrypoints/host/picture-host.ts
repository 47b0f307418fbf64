import { createRecognizerClient } from '../../engine/client.ts';
import type { PictureRequest } from '../page/messages.ts';
import { decodePicture } from './decode-picture.ts';
import { toWire, type WireReading } from './wire.ts';

/** Reads the pictures of pages: Chrome's offscreen document, or the background page in Firefox. */
export interface PictureHost {
  /** @throws {EngineError} */
  read(request: PictureRequest): Promise<WireReading>;
}

/** The worker is ended after this time without a picture, since the WASM heap never shrinks. */
const IDLE_MS = 60_000;

/**
 * Makes a host with a recognizer worker of its own.
 *
 * @param onIdle called when the worker has been ended for want of work
 */
export function createPictureHost(onIdle: () => void = () => undefined): PictureHost {
  const recognizer = createRecognizerClient(() => new Worker('/recognizer-worker.js'));
  let pending = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;
  return {
    async read({ picture, share }) {
      clearTimeout(idle);
      pending += 1;
      // Starts the engine while the picture is being decoded; what fails here fails again in readPicture.
      recognizer.load().catch(() => undefined);
      try {
        const raster = await decodePicture(await (await fetch(picture)).blob(), share);
        const reading = await recognizer.readPicture(raster);
        return toWire({ ...reading, width: raster.width, height: raster.height });
      } finally {
        pending -= 1;
        if (pending === 0) {
          idle = setTimeout(() => {
            recognizer.terminate();
            onIdle();
          }, IDLE_MS);
        }
      }
    },
  };
}
