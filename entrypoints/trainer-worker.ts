import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startBackend } from '../engine/backend.ts';
import { checkPicture } from '../engine/picture/check-picture.ts';
import { exposeTrainer } from '../training/expose-trainer.ts';
import { glyphOfPicture } from '../training/imports/glyph-of-picture.ts';
import { registerTrainingKernels } from '../training/kernels/register.ts';
import { parseStrokePack } from '../training/rehearsal/stroke-pack.ts';
import { createTrainer } from '../training/service/create-trainer.ts';
import { shareTrainer } from '../training/shared-trainer.ts';

/**
 * The trainer's worker: a shared one trains, so that a training outlives the page that began it; one that a page has for
 * itself reads files, and can be ended when a file makes it go on for ever. `browser` does not exist here: files are
 * fetched beside the script.
 */
export default defineUnlistedScript(() => {
  let started: Promise<void> | undefined;
  const trainer = createTrainer({
    startBackend() {
      started ??= startBackend('/wasm/')
        .then(() => registerTrainingKernels())
        .catch((error: unknown) => {
          started = undefined;
          throw error;
        });
      return started;
    },
    async loadShipped() {
      const [json, weights, card] = await Promise.all([
        read('/model/model.json'),
        read('/model/weights.bin'),
        read('/model/MODEL_CARD.md').catch(() => null),
      ]);
      const files = { modelJson: (await json.json()) as object, weightBytes: await weights.arrayBuffer() };
      return { files, card: (await card?.text()) ?? '' };
    },
    async loadStrokes() {
      return parseStrokePack(new Uint8Array(await (await read('/training/pen-strokes.bin')).arrayBuffer()));
    },
    readGlyph,
  });
  if (!('onconnect' in self)) {
    exposeTrainer(trainer);
    return;
  }
  const scope = self as typeof self & { onconnect: (event: MessageEvent) => void };
  const share = shareTrainer(trainer, () => scope.close());
  scope.onconnect = ({ ports }) => share(ports[0]!);
});

async function read(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} is missing: install the extension anew.`);
  return response;
}

async function readGlyph(file: Blob): Promise<Uint8Array | null> {
  checkPicture(new Uint8Array(await file.arrayBuffer())); // its size, before it is decoded
  const bitmap = await createImageBitmap(file);
  try {
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('The browser gave no canvas.');
    context.drawImage(bitmap, 0, 0);
    return glyphOfPicture(context.getImageData(0, 0, bitmap.width, bitmap.height));
  } finally {
    bitmap.close();
  }
}
