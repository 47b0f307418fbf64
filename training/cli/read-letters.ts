import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RefusalResult } from '../report/model-report.ts';
import { decodePicture } from './decode-picture.ts';
import { createNodeRecognizer } from './node-recognizer.ts';

/**
 * Reads photographs of letters as a user would, through the whole picture reader, and counts those in which it found no digit.
 *
 * @returns null where the data folder has no `letters/`
 */
export async function readLetters(dataFolder: string, modelFolder: string): Promise<RefusalResult | null> {
  const folder = join(dataFolder, 'letters');
  const files = await readdir(folder).catch(() => []);
  const pictures = files.filter((file) => /\.(png|jpe?g|webp)$/i.test(file)).sort();
  if (pictures.length === 0) return null;
  const recognizer = createNodeRecognizer(modelFolder);
  let refused = 0;
  for (const file of pictures) {
    const { text } = await recognizer.readPicture(await decodePicture(await readFile(join(folder, file))));
    if (text === '') refused++;
  }
  return { name: 'photographed letters, through the whole picture reader', count: pictures.length, refused };
}
