import type { Candidate } from './candidate.ts';
import { type IdxFile, idxKind, readIdxPair } from './read-idx-pair.ts';
import { because, reasonOf } from './skip-reason.ts';

/** Pictures and their labels. */
export type IdxPair = readonly [images: IdxFile, labels: IdxFile];

/** Unpacked IDX files wait here until their other half has come: pictures and labels may come in any order. */
export class WaitingIdxFiles {
  #files: IdxFile[] = [];

  /** How much memory they take. */
  get bytes(): number {
    return this.#files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  /** How much of the import they are. */
  get weight(): number {
    return this.#files.reduce((sum, { weight }) => sum + weight, 0);
  }

  add(file: IdxFile): void {
    this.#files.push(file);
  }

  /** Takes out the pairs that belong together by name: `train-images…` and `train-labels…`. */
  takeNamedPairs(): IdxPair[] {
    const pairs: IdxPair[] = [];
    for (const images of this.#ofKind('images')) {
      const labels = this.#ofKind('labels').find(
        ({ name }) => stem(name) === stem(images.name) && name !== images.name,
      );
      if (labels) pairs.push(this.#take(images, labels));
    }
    return pairs;
  }

  /** Takes out the last two, whatever their names are, if they are pictures and labels. */
  takeLastPair(): IdxPair[] {
    const [images, ...moreImages] = this.#ofKind('images');
    const [labels, ...moreLabels] = this.#ofKind('labels');
    const isPair = images && labels && moreImages.length + moreLabels.length === 0;
    return isPair ? [this.#take(images, labels)] : [];
  }

  /** Those that are left have no other half. */
  *leaveOut(): Generator<Candidate> {
    for (const { name, bytes } of this.#files)
      yield {
        name,
        progress: 1,
        skipped: because(idxKind(bytes) === 'images' ? 'idx_no_labels' : 'idx_no_pictures'),
      };
  }

  #ofKind(kind: 'images' | 'labels'): IdxFile[] {
    return this.#files.filter(({ bytes }) => idxKind(bytes) === kind);
  }

  #take(images: IdxFile, labels: IdxFile): IdxPair {
    this.#files = this.#files.filter((file) => file !== images && file !== labels);
    return [images, labels];
  }
}

const stem = (name: string) => name.toLowerCase().replace(/images|labels|idx[13]|ubyte|\.gz$|[-_.]/g, '');

/** The digits of a pair, or why there are none. */
export function* readPair([images, labels]: IdxPair): Generator<Candidate> {
  try {
    yield* readIdxPair(images, labels);
  } catch (error) {
    yield { name: images.name, progress: 1, skipped: reasonOf(error) };
  }
}
