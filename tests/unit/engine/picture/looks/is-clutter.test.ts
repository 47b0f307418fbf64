import { describe, expect, it } from 'vitest';
import { isClutter } from '../../../../../engine/picture/looks/is-clutter.ts';
import { isGuesswork } from '../../../../../engine/picture/looks/is-guesswork.ts';
import type { Look } from '../../../../../engine/picture/looks/look.ts';

/**
 * A look that reads `text`, each digit from 10 pixels of ink and at `cost` nats, in a picture of 100×40 with `others` pixels of
 * other ink, all of it `rival` pixels high. The digits are 8 pixels wide and `height` pixels high, from `left` and `top` on. All lengths are
 * `unit` pixels long.
 */
function look(
  text: string,
  cost: number,
  { others = 0, rival = 20, left = 2, top = 10, height = 20, unit = 2 } = {},
): Look {
  const bounds = (x: number, y: number, right: number, bottom: number) => ({
    left: unit * x,
    top: unit * y,
    right: unit * right,
    bottom: unit * bottom,
  });
  const steps = [...text].map((digit, at) => ({
    isDigit: true,
    cost,
    candidate: { from: at, to: at + 1, prediction: { label: Number(digit), digitProbability: 0.9 }, relativeHeight: 1 },
  }));
  const fragments = steps.map((_, at) => ({
    area: 10,
    bounds: bounds(left + 10 * at, top, left + 10 * at + 8, top + height),
  }));
  const components = [{ area: 10 * text.length + others, bounds: bounds(10, 10, 90, 10 + rival) }];
  return {
    segmentation: {
      ink: { width: 100 * unit, height: 40 * unit },
      lines: [{ fragments, line: { digitHeight: height * unit } }],
      labels: { components },
    },
    candidates: [steps.map(({ candidate }) => candidate)],
    lines: [{ steps, cost: cost * text.length }],
  } as unknown as Look;
}

/** The same with something that is no digit at the end, which costs 4. */
function withMark(text: string, costOfDigit: number, relativeHeight: number, symbolProbability = 0): Look {
  const { segmentation, candidates, lines } = look(text, costOfDigit);
  const prediction = { label: 0, digitProbability: 0.0003, symbolProbability };
  const box = { width: 1, height: 1 };
  const bounds = { left: 120, top: 30, right: 140, bottom: 30 + 40 * relativeHeight };
  segmentation.labels.components.push({ area: 12, bounds } as never);
  const mark = { isDigit: false, cost: 4, candidate: { from: 0, to: 0, cutSides: 0, relativeHeight, prediction, box } };
  const [{ steps, cost }] = lines as [Look['lines'][number]];
  return { segmentation, candidates, lines: [{ steps: [...steps, mark], cost: cost + 4 }] } as unknown as Look;
}

/** A sure number, and beside it another line with much ink, of which nothing is a digit. */
function besideScribble(text: string): Look {
  const number = look(text, 0.05, { others: 200 });
  const [line, scribble] = [number, withMark('', 0, 1)].map(({ segmentation }) => segmentation.lines[0]!);
  const [path, dashes] = [number, withMark('', 0, 1)].map(({ lines }) => lines[0]!);
  const drawn = { ...scribble!, fragments: [{ area: 200, bounds: { left: 20, top: 60, right: 80, bottom: 78 } }] };
  return {
    ...number,
    segmentation: { ...number.segmentation, lines: [line, drawn] },
    candidates: [...number.candidates, []],
    lines: [path, dashes],
  } as unknown as Look;
}

describe('isClutter', () => {
  it('takes one small digit on the edge of a picture with room for an end of something', () => {
    const atEdge = { left: 0, height: 15 };
    expect(isClutter(look('8', 0.05, atEdge), 0.3)).toBe(true);
    expect(isClutter(look('8', 0.05, { ...atEdge, left: 5 }), 0.3)).toBe(false);
    expect(isClutter(look('8', 0.05, { ...atEdge, height: 25 }), 0.3)).toBe(false); // not small
    expect(isClutter(look('82', 0.05, atEdge), 0.3)).toBe(false); // a number may be cut off
    expect(isClutter(look('8', 0.05, { ...atEdge, unit: 1 }), 0.3)).toBe(false); // a thumbnail has no room
  });

  it('takes a sure number beside a scribble for writing, but not ones', () => {
    expect(isClutter(besideScribble('705'), 0.3)).toBe(false);
    expect(isClutter(besideScribble('11'), 0.3)).toBe(true);
  });

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

  it('takes a long row of ones alone for a fence, however sure each is', () => {
    expect(isClutter(look('111111', 0), 0.3)).toBe(false);
    expect(isClutter(look('1111111', 0), 0.3)).toBe(true);
    expect(isClutter(look('11111117', 0), 0.3)).toBe(false);
  });

  it('takes ones from edge to edge for stripes, unless the picture is cut to them', () => {
    const through = { top: 0, height: 40 };
    expect(isClutter(look('1', 0, through), 0.3)).toBe(true);
    expect(isClutter(look('11', 0, through), 0.3)).toBe(true);
    expect(isClutter(look('111111', 0, through), 0.3)).toBe(false);
    expect(isClutter(look('17', 0, through), 0.3)).toBe(false);
    expect(isClutter(look('1', 0, { top: 2, height: 38 }), 0.3)).toBe(false);
  });

  it('takes ones to the edges of a thumbnail for what it was cut to', () => {
    expect(isClutter(look('1', 0, { top: 0, height: 40, unit: 1 }), 0.3)).toBe(false);
    expect(isClutter(look('1', 0, { left: 0, top: 0, unit: 1 }), 0.3)).toBe(false);
  });

  it('takes a one in a corner of a picture for the edge of a thing, and tiny ones for grain', () => {
    expect(isClutter(look('1', 0, { left: 0, top: 0 }), 0.3)).toBe(true);
    expect(isClutter(look('7', 0, { left: 0, top: 0 }), 0.3)).toBe(false);
    expect(isClutter(look('111111', 0, { left: 0, top: 0 }), 0.3)).toBe(false); // the picture may be cut to these
    expect(isClutter(look('1', 0, { height: 1 }), 0.3)).toBe(true);
  });

  it('takes a few digits beside much other ink for clutter', () => {
    expect(isClutter(look('42', 0.1, { others: 30 }), 0.3)).toBe(true);
  });

  it('does not mind much ink that is low or at the edge beside sure, large digits', () => {
    expect(isClutter(look('42', 0.1, { others: 30, rival: 5 }), 0.3)).toBe(false);
    expect(isClutter(look('42', 0.1, { others: 30, rival: 28 }), 0.3)).toBe(true);
    expect(isClutter(look('42', 0.1, { others: 30, rival: 30 }), 0.3)).toBe(false); // to the edge
    expect(isClutter(look('42', 0.8, { others: 30, rival: 5 }), 0.3)).toBe(true); // not sure
    expect(isClutter(look('42', 0.1, { others: 30, rival: 2, height: 7 }), 0.3)).toBe(true); // small
  });

  it('lets a low sign stand between two numbers, but not something as high as they are', () => {
    expect(isClutter(withMark('42', 1.5, 0.5), 0.3)).toBe(false);
    expect(isClutter(withMark('42', 1.5, 0.9), 0.3)).toBe(true);
    expect(isClutter(withMark('2', 1.5, 0.5), 0.3)).toBe(true);
  });

  it('lets a letter stand behind a number, but not behind a lone digit', () => {
    expect(isClutter(withMark('42', 1.5, 0.9, 0.99), 0.3)).toBe(false);
    expect(isClutter(withMark('42', 1.5, 0.9, 0.6), 0.3)).toBe(true); // it may be more digits
    expect(isClutter(withMark('2', 1.5, 0.9, 0.99), 0.3)).toBe(true);
  });

  it('lets anything low stand beside a digit that is sure and large, as the equals sign of "8 ="', () => {
    expect(isClutter(withMark('8', 0.1, 0.3), 0.3)).toBe(false);
    expect(isClutter(withMark('1', 0.1, 0.3), 0.3)).toBe(false);
    expect(isClutter(withMark('8', 0.6, 0.3), 0.3)).toBe(true);
    expect(isClutter(withMark('8', 0.1, 0.9), 0.3)).toBe(true);
  });

  it('takes a picture without any probable digit for clutter', () => {
    expect(isClutter(look('42', 0.1), 0.95)).toBe(true);
  });
});

describe('isGuesswork', () => {
  const line = (text: string, cost: number) => look(text, cost).lines[0]!;
  it('takes a line that costs much a digit for a word, ones sooner than others', () => {
    expect(isGuesswork(line('407', 0.3))).toBe(false);
    expect(isGuesswork(line('407', 4))).toBe(true);
    expect(isGuesswork(line('40', 2.5))).toBe(true);
    expect(isGuesswork(line('111', 1))).toBe(true);
  });

  it('does not hold a plus in a sum against the digit beside it, but something as high as that', () => {
    expect(isGuesswork(withMark('7', 0.1, 0.5).lines[0]!)).toBe(false);
    expect(isGuesswork(withMark('7', 0.1, 0.9).lines[0]!)).toBe(true);
  });
});
