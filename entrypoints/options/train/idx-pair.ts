import { formatCount } from '../shared/format.ts';
import { t } from '../shared/messages.ts';
import { type IdxHead, readIdxHead } from './idx-header.ts';

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

/** The pair with more files: each takes the place that its own beginning names, whatever its name. */
export async function addToPair(pair: IdxPair, files: readonly File[]): Promise<IdxPair> {
  let next: IdxPair = pair;
  const problems: string[] = [];
  for (const file of files) {
    const head = await readIdxHead(file, PREVIEWED).catch(() => null);
    if (!head) problems.push(file.size === 0 ? t('idx_empty', file.name) : t('idx_unknown', file.name));
    else if (head.kind === 'images') next = { ...next, images: file, imagesHead: head };
    else next = { ...next, labels: file, labelsHead: head };
  }
  const { imagesHead, labelsHead } = next;
  if (imagesHead && (imagesHead.rows !== 28 || imagesHead.columns !== 28))
    problems.push(t('idx_size', `${imagesHead.columns}×${imagesHead.rows}`));
  if (imagesHead && labelsHead && imagesHead.count !== labelsHead.count)
    problems.push(t('idx_counts', formatCount(imagesHead.count), formatCount(labelsHead.count)));
  return { ...next, problems };
}

/** Whether both files are there and fit each other. */
export const isComplete = (pair: IdxPair): boolean => Boolean(pair.images && pair.labels && pair.problems.length === 0);
