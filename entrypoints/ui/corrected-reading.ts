import type { Digit, Reading } from '../../engine/api.ts';

/**
 * A reading with what the user has said of its digits: of those there is no doubt any more.
 *
 * @param labels what a digit of the reading should have been, 0–9, for those that were corrected
 */
export function correctedReading(reading: Reading, labels: ReadonlyMap<Digit, number>): Reading {
  const lines = reading.lines.map((line) => {
    const digits = line.digits.map((digit) => correctedDigit(digit, labels.get(digit)));
    return { text: digits.map(({ label }) => label).join(''), digits };
  });
  return { text: lines.map(({ text }) => text).join('\n'), lines };
}

function correctedDigit(digit: Digit, label: number | undefined): Digit {
  return label === undefined ? digit : { ...digit, label, probability: 1 };
}
