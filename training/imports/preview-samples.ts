import type { ImportFile, ImportPreview } from '../api.ts';
import { pauseRarely } from './pause-rarely.ts';
import { readFiles } from './read-files.ts';
import type { ReadGlyph } from './read-pictures.ts';
import { SkippedLog } from './skipped.ts';

const MAX_SHOWN = 16;
/** So many in a row that cannot be used tell enough. */
const MAX_SKIPPED = 200;

/**
 * Reads files as an import does, to the first few samples. Nothing is kept.
 *
 * @throws `AbortError` when `signal` was aborted
 */
export async function previewSamples(
  files: readonly ImportFile[],
  readGlyph: ReadGlyph,
  signal?: AbortSignal,
): Promise<ImportPreview> {
  const samples: ImportPreview['samples'][number][] = [];
  const skipped = new SkippedLog();
  const pause = pauseRarely(() => {});
  let skippedCount = 0;
  for await (const candidate of readFiles(files, readGlyph, signal)) {
    await pause();
    signal?.throwIfAborted();
    if ('sample' in candidate) {
      const { label, glyph } = candidate.sample;
      samples.push({ name: candidate.name, label, glyph: glyph.slice() });
    } else {
      skipped.add(candidate.skipped, candidate.name);
      skippedCount++;
    }
    if (samples.length === MAX_SHOWN || skippedCount === MAX_SKIPPED) break;
  }
  return { samples, skipped: skipped.list() };
}
