import type { BoundingBox, Reading } from '../../api.ts';
import type { Path } from '../../decode/best-path.ts';
import type { ScoredCandidate } from '../../decode/candidate.ts';
import { DIGIT_WORTH, worthOf as worthOfLines } from '../../decode/worth-of.ts';
import type { Segmentation } from '../segment/segment.ts';

/** One way to take a picture apart, and what it comes to. */
export interface Look {
  readonly segmentation: Segmentation;
  /** For each line of the segmentation, all its candidates with what the network said, where they lie on its ink. */
  readonly candidates: ScoredCandidate[][];
  /** For each line of the segmentation, its best path. */
  readonly lines: Path[];
}

/** Everything that was seen on the way to a reading. */
export interface Trace extends Look {
  readonly reading: Reading;
  /** The part of the picture that was looked at, where it was not the whole. */
  readonly panel?: BoundingBox;
  /** Whether nothing was read until all but the largest piece of ink was left out. */
  readonly isAlone?: boolean;
}

/** A reading whose pieces cost less than this each, in nats, needs no second look; ones alone always do. */
const SURE = 0.2;
/** Where they cost less than this each, the ink is not so pale that the faintest look would see more, and a panel is not in doubt. Where nothing is read they cost more. */
export const FAIR = 0.8;

/** Whether a look leaves no doubt: its pieces cost less than `maxCost` each, in nats, and ones are not all that it reads. */
export function isSure(look: Look, maxCost = SURE): boolean {
  const steps = look.lines.flatMap((line) => line.steps);
  const hasMoreThanOnes = steps.some(({ isDigit, candidate }) => isDigit && candidate.prediction.label !== 1);
  return costOfPiece(look) < maxCost && hasMoreThanOnes;
}

/** What a look's pieces of ink cost each, in nats, those that are passed over more than digits; not finite where there are none. */
export function costOfPiece(look: Look): number {
  const count = look.lines.reduce((sum, { steps }) => sum + steps.length, 0);
  return DIGIT_WORTH - worthOf(look) / count;
}

/** How well a look explains its ink, in nats. */
export function worthOf({ lines, segmentation }: Look): number {
  return worthOfLines(lines) - segmentation.penalty;
}

/** How many pieces of ink are digits on the best paths. */
export function countDigits({ lines }: Look): number {
  return lines.reduce((sum, { steps }) => sum + steps.filter(({ isDigit }) => isDigit).length, 0);
}
