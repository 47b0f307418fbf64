import { TRAINING_LETTERS } from '../augment/not-a-digit/written.ts';
import { rewriteStrokes } from '../augment/rewrite-strokes.ts';
import type { Random } from '../random.ts';
import type { OwnerLabel } from './line-ink.ts';
import { blankLine, putStamp, stampStrokes } from './line-ink.ts';
import type { WrittenLine } from './write-line.ts';

/** Writes one to three letters or signs side by side: what a reader of digits must leave alone. */
export function writeLetters(random: Random): WrittenLine {
  const height = random.uniform(26, 60);
  const penWidth = height * random.uniform(0.05, 0.16);
  const count = random.chance(0.6) ? 1 : 2 + random.integer(2);
  const stamps = Array.from({ length: count }, () =>
    stampStrokes(
      rewriteStrokes(random.pick(TRAINING_LETTERS), random),
      height * Math.exp(random.normal(0.1)),
      penWidth,
    ),
  );
  const gaps = stamps.map(() => Math.round(height * random.uniform(0, 0.4)));
  const margin = Math.round(height * random.uniform(0.3, 0.9));
  const width = stamps.reduce((sum, stamp, index) => sum + stamp.width + gaps[index]!, 2 * margin);
  const ink = blankLine(width, Math.ceil(3 * height));
  const labels: OwnerLabel[] = [];
  let left = margin;
  stamps.forEach((stamp, index) => {
    putStamp(ink, stamp, left, Math.round(2 * height - stamp.height), labels.push('letter'));
    left += stamp.width + gaps[index]!;
  });
  return { ink, labels, digitHeight: height };
}
