import type { ImportFile, ImportReport, TransferProgress } from '../api.ts';
import type { NewSample, SampleSource } from '../sample.ts';
import type { SampleImport } from '../sample-import.ts';
import type { SampleStore } from '../sample-store.ts';
import { KnownSamples, type Same } from './known-samples.ts';
import { pauseRarely } from './pause-rarely.ts';
import { readFiles } from './read-files.ts';
import type { ReadGlyph } from './read-pictures.ts';
import { because } from './skip-reason.ts';
import { SkippedLog } from './skipped.ts';

const CHUNK = 1_000;
const MAX_PAIRS = 100;
/** More than every published set of handwritten digits but one; less than fills a usual quota. */
const MAX_SAMPLES = 300_000;

/** What an import may be told beside its files. */
export interface ImportOptions {
  /** 'import' by default. */
  readonly source?: SampleSource;
  /** Aborting it undoes the import. */
  readonly signal?: AbortSignal;
}

/**
 * Imports samples into the store: all that can be read, or nothing. What is there already with the same label is not kept
 * twice; what is there with another label is kept and reported, for a person to decide.
 *
 * @param onProgress bytes read, of all
 * @throws {StorageFullError} nothing of the import was kept
 * @throws `AbortError` when `signal` was aborted; nothing was kept
 */
export async function importSamples(
  store: SampleStore,
  files: readonly ImportFile[],
  readGlyph: ReadGlyph,
  onProgress: (progress: TransferProgress) => void,
  options: ImportOptions = {},
): Promise<ImportReport> {
  options.signal?.throwIfAborted();
  const bringing = await store.beginImport();
  try {
    const report = await bring(bringing, store, files, readGlyph, onProgress, options);
    await bringing.finish();
    return report;
  } catch (error) {
    await bringing.undo();
    throw error;
  }
}

async function bring(
  bringing: SampleImport,
  store: SampleStore,
  files: readonly ImportFile[],
  readGlyph: ReadGlyph,
  onProgress: (progress: TransferProgress) => void,
  { source = 'import', signal }: ImportOptions,
): Promise<ImportReport> {
  const known = await KnownSamples.of(store);
  const skipped = new SkippedLog();
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  const contradicting = new Set<Same>();
  let chunk: { sample: NewSample; same: Same }[] = [];
  let kept = 0;
  let duplicates = 0;
  let progress = 0;
  const pause = pauseRarely(() => onProgress({ done: Math.round(progress * total), total }));

  async function flush(): Promise<void> {
    const ids = await bringing.add(chunk.map(({ sample }) => sample));
    chunk.forEach(({ same }, index) => {
      same.ids.push(ids[index]!);
    });
    kept += chunk.length;
    chunk = [];
  }

  for await (const candidate of readFiles(files, readGlyph, signal)) {
    progress = Math.max(progress, candidate.progress);
    await pause();
    signal?.throwIfAborted();
    if ('skipped' in candidate) {
      skipped.add(candidate.skipped, candidate.name);
      continue;
    }
    const sample = { ...candidate.sample, source };
    const same = known.like(sample.glyph);
    if (same.labels.includes(sample.label)) {
      duplicates++;
      continue;
    }
    if (kept + chunk.length >= MAX_SAMPLES) {
      skipped.add(because('too_many', MAX_SAMPLES), candidate.name);
      continue;
    }
    same.labels.push(sample.label);
    if (same.labels.length > 1) contradicting.add(same);
    chunk.push({ sample, same });
    if (chunk.length === CHUNK) await flush();
  }
  await flush();
  return {
    kept,
    skipped: skipped.list(),
    contradictions: [...contradicting].slice(0, MAX_PAIRS),
    contradictionCount: contradicting.size,
    duplicates,
  };
}
