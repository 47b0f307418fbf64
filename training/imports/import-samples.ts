import type { ImportFile, ImportReport, TransferProgress } from '../api.ts';
import type { NewSample, SampleSource } from '../sample.ts';
import type { SampleStore } from '../sample-store.ts';
import { hashGlyph } from './glyph-hash.ts';
import { readFiles } from './read-files.ts';
import type { ReadGlyph } from './read-pictures.ts';
import { SkippedLog } from './skipped.ts';

const CHUNK = 1_000;
const MAX_PAIRS = 100;
/** More than every published set of handwritten digits but one; less than fills a usual quota. */
const MAX_SAMPLES = 300_000;

/** All kept samples of one and the same picture. */
interface Same {
  readonly ids: number[];
  readonly labels: number[];
}

/**
 * Imports samples into the store. What is there already with the same label is not kept twice; what is there with another
 * label is kept and reported, for a person to decide.
 *
 * @param onProgress bytes read, of all
 * @throws {StorageFullError} what was kept before stays kept
 */
export async function importSamples(
  store: SampleStore,
  files: readonly ImportFile[],
  readGlyph: ReadGlyph,
  onProgress: (progress: TransferProgress) => void,
  source: SampleSource = 'import',
): Promise<ImportReport> {
  const known = await indexKept(store);
  const skipped = new SkippedLog();
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  const contradicting = new Set<Same>();
  let chunk: { sample: NewSample; same: Same }[] = [];
  let kept = 0;
  let duplicates = 0;

  async function flush(progress: number): Promise<void> {
    const ids = await store.addMany(chunk.map(({ sample }) => sample));
    chunk.forEach(({ same }, index) => {
      same.ids.push(ids[index]!);
    });
    kept += chunk.length;
    chunk = [];
    onProgress({ done: Math.round(progress * total), total });
  }

  for await (const candidate of readFiles(files, readGlyph)) {
    if ('skipped' in candidate) {
      skipped.add(candidate.skipped, candidate.name);
      continue;
    }
    const sample = { ...candidate.sample, source };
    const hash = hashGlyph(sample.glyph);
    const same = known.get(hash) ?? { ids: [], labels: [] };
    known.set(hash, same);
    if (same.labels.includes(sample.label)) {
      duplicates++;
      continue;
    }
    if (kept + chunk.length >= MAX_SAMPLES) {
      skipped.add(`more than ${MAX_SAMPLES} samples at once`, candidate.name);
      continue;
    }
    same.labels.push(sample.label);
    if (same.labels.length > 1) contradicting.add(same);
    chunk.push({ sample, same });
    if (chunk.length === CHUNK) await flush(candidate.progress);
  }
  await flush(1);
  return {
    kept,
    skipped: skipped.list(),
    contradictions: [...contradicting].slice(0, MAX_PAIRS),
    contradictionCount: contradicting.size,
    duplicates,
  };
}

async function indexKept(store: SampleStore): Promise<Map<number, Same>> {
  const known = new Map<number, Same>();
  for await (const samples of store.readAll()) {
    for (const { id, label, glyph } of samples) {
      const hash = hashGlyph(glyph);
      const same = known.get(hash) ?? { ids: [], labels: [] };
      same.ids.push(id);
      same.labels.push(label);
      known.set(hash, same);
    }
  }
  return known;
}
