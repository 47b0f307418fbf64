import { formatCount } from '../shared/format.ts';
import { t } from '../shared/messages.ts';
import { findWrongLabel, type IdxHead, readIdxHead, unpackedLength } from './idx-header.ts';

/** Two IDX files that the user picked, told apart, with their first pictures. */
export interface IdxPair {
  readonly images: File | null;
  readonly labels: File | null;
  readonly imagesHead: Extract<IdxHead, { kind: 'images' }> | null;
  readonly labelsHead: Extract<IdxHead, { kind: 'labels' }> | null;
  /** What is wrong with the files, for people; empty when they can be trained on. */
  readonly problems: readonly string[];
}

/** No files yet. */
export const emptyPair: IdxPair = { images: null, labels: null, imagesHead: null, labelsHead: null, problems: [] };

const PREVIEWED = 20;
/** As many as the trainer reads: more than any published set of digits has. */
const MAX_COUNT = 2_000_000;

/**
 * The pair with more files: each takes the place that its own beginning names, whatever its name. What can be found
 * without unpacking the pictures is found here, before a training is begun.
 */
export async function addToPair(pair: IdxPair, files: readonly File[]): Promise<IdxPair> {
  let next: IdxPair = pair;
  const problems: string[] = [];
  for (const file of files) {
    const head = await readIdxHead(file, PREVIEWED).catch(() => null);
    if (!head) problems.push(file.size === 0 ? t('idx_empty', file.name) : t('idx_unknown', file.name));
    else if (head.kind === 'images') next = { ...next, images: file, imagesHead: head };
    else next = { ...next, labels: file, labelsHead: head };
  }
  return { ...next, problems: [...problems, ...(await findProblems(next))] };
}

async function findProblems({ images, labels, imagesHead, labelsHead }: IdxPair): Promise<string[]> {
  const problems: (string | null)[] = [];
  if (imagesHead && (imagesHead.rows !== 28 || imagesHead.columns !== 28))
    problems.push(t('idx_size', `${imagesHead.columns}×${imagesHead.rows}`));
  else if (images && imagesHead)
    problems.push(await wrongLength(images, imagesHead.count, 16 + 784 * imagesHead.count));
  if (labels && labelsHead)
    problems.push(
      (await wrongLength(labels, labelsHead.count, 8 + labelsHead.count)) ??
        (await wrongLabel(labels, labelsHead.count)),
    );
  if (imagesHead && labelsHead && imagesHead.count !== labelsHead.count)
    problems.push(t('idx_counts', formatCount(imagesHead.count), formatCount(labelsHead.count)));
  return problems.filter((problem) => problem !== null);
}

async function wrongLength(file: File, count: number, expected: number): Promise<string | null> {
  if (count === 0 || count > MAX_COUNT) return t('idx_count', file.name, formatCount(count), formatCount(MAX_COUNT));
  const found = await unpackedLength(file);
  return found === expected ? null : t('idx_cut_off', file.name, formatCount(expected), formatCount(found));
}

async function wrongLabel(file: File, count: number): Promise<string | null> {
  const wrong = await findWrongLabel(file, count);
  return wrong && t('idx_label', file.name, wrong.label, formatCount(wrong.index));
}

/** Whether both files are there and fit each other. */
export const isComplete = (pair: IdxPair): boolean => Boolean(pair.images && pair.labels && pair.problems.length === 0);
