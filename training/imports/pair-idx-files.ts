import type { Candidate } from './candidate.ts';
import { type IdxFile, idxKind, readIdxPair } from './read-idx-pair.ts';
import { because, reasonOf, type SkipCode } from './skip-reason.ts';

/**
 * Pairs pictures with labels by name (`train-images…` with `train-labels…`), or one with one, and reads the pairs.
 * `progress` is of all the files together.
 */
export function* pairIdxFiles(files: readonly IdxFile[]): Generator<Candidate> {
  const total = files.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const images = files.filter(({ bytes }) => idxKind(bytes) === 'images');
  const labels = files.filter(({ bytes }) => idxKind(bytes) === 'labels');
  const used = new Set<IdxFile>();
  let done = 0;
  const leaveOut = (file: IdxFile, code: SkipCode): Candidate => {
    done += file.weight;
    return { name: file.name, progress: done / total, skipped: because(code) };
  };
  for (const file of images) {
    const pair =
      images.length === 1 && labels.length === 1
        ? labels[0]
        : labels.find(({ name }) => stem(name) === stem(file.name) && name !== file.name);
    if (!pair) {
      yield leaveOut(file, 'idx_no_labels');
      continue;
    }
    used.add(pair);
    const weight = file.weight + pair.weight;
    try {
      for (const candidate of readIdxPair(file, pair))
        yield { ...candidate, progress: (done + candidate.progress * weight) / total };
    } catch (error) {
      yield { name: file.name, progress: (done + weight) / total, skipped: reasonOf(error) };
    }
    done += weight;
  }
  for (const file of labels) if (!used.has(file)) yield leaveOut(file, 'idx_no_pictures');
}

const stem = (name: string) => name.toLowerCase().replace(/images|labels|idx[13]|ubyte|\.gz$|[-_.]/g, '');
