import type { BoundingBox, Reading } from '../api.ts';

/** A reading with its digits' boxes elsewhere. */
export function moveBoxes(reading: Reading, move: (box: BoundingBox) => BoundingBox): Reading {
  const lines = reading.lines.map((line) => ({
    ...line,
    digits: line.digits.map((digit) => ({ ...digit, box: move(digit.box) })),
  }));
  return { ...reading, lines };
}
