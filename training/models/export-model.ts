import { zipSync } from 'fflate';
import type { ModelFiles } from '../../model/version.ts';

/**
 * A model as a zip of the two files of a tfjs LayersModel, which `tf.loadLayersModel` loads, and its card.
 *
 * @param card Markdown
 */
export function exportModel({ modelJson, weightBytes }: ModelFiles, card: string): Blob {
  const encoder = new TextEncoder();
  const zipped = zipSync(
    {
      'model.json': encoder.encode(JSON.stringify(modelJson)),
      'weights.bin': new Uint8Array(weightBytes),
      'MODEL_CARD.md': encoder.encode(card),
    },
    { level: 6 },
  );
  return new Blob([zipped as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
}
