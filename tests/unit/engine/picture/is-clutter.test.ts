import { describe, expect, it } from 'vitest';
import { isClutter } from '../../../../engine/picture/is-clutter.ts';
import type { Look } from '../../../../engine/picture/trace-picture.ts';

/** A look that reads `text`, each digit from 10 pixels of ink and at `cost` nats, in a picture with `others` pixels of other ink. */
function look(text: string, cost: number, others = 0): Look {
  const steps = [...text].map((digit, at) => ({
    isDigit: true,
    cost,
    candidate: { from: at, to: at + 1, prediction: { label: Number(digit), digitProbability: 0.9 } },
  }));
  const fragments = steps.map(() => ({ area: 10 }));
  const components = [{ area: 10 * text.length + others }];
  return {
    segmentation: { lines: [{ fragments }], labels: { components } },
    candidates: [],
    lines: [{ steps, cost: cost * text.length }],
  } as unknown as Look;
}

describe('isClutter', () => {
  it.each(['7', '1', '42', '2026'])('takes a sure %s for writing', (text) => {
    expect(isClutter(look(text, 0.1), 0.3)).toBe(false);
  });

  it('is stricter with ones than with other digits, and with rows of them most of all', () => {
    expect(isClutter(look('77777', 1), 0.3)).toBe(false);
    expect(isClutter(look('11111', 1), 0.3)).toBe(true);
    expect(isClutter(look('1', 1), 0.3)).toBe(false);
    expect(isClutter(look('7', 1.8), 0.3)).toBe(false);
    expect(isClutter(look('1', 1.8), 0.3)).toBe(true);
  });

  it('takes a few digits beside much other ink for clutter', () => {
    expect(isClutter(look('42', 0.1, 30), 0.3)).toBe(true);
  });

  it('takes a picture without any probable digit for clutter', () => {
    expect(isClutter(look('42', 0.1), 0.95)).toBe(true);
  });
});
