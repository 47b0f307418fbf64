import { buildLattice } from '../../decode/build-lattice.ts';
import type { Lattice } from '../../decode/candidate.ts';
import { crowdingPenalty, groupLines, joinBroken, type TextLine } from '../../decode/group-lines.ts';
import type { InkMap } from '../ink-map/find-ink.ts';
import { type Component, type Labels, labelComponents } from '../raster/label-components.ts';
import { cropGlyph } from './crop-glyph.ts';
import { cutComponent, type Fragment } from './cut-components.ts';
import { estimateSlant } from './estimate-slant.ts';
import { partLines } from './part-lines.ts';
import { removeSpecks } from './remove-specks.ts';

/** What a cut costs, and what it costs more for each stroke that it goes through. In nats. */
const CUT_PENALTY = 0.4;
const CUT_STROKE_PENALTY = 0.6;

/** A line of ink, cut into fragments, and the ways to read it. */
export interface SegmentedLine {
  readonly line: TextLine<Component>;
  readonly fragments: Fragment[];
  readonly slant: number;
  readonly lattice: Lattice;
}

/** A picture taken apart. */
export interface Segmentation {
  readonly ink: InkMap;
  readonly labels: Labels;
  /** [height, width], the label of the fragment at each pixel, or 0. */
  readonly fragmentMap: Int32Array;
  readonly lines: SegmentedLine[];
  /** Whether ink was taken for digits above each other that may be one digit; with `isJoined` it is taken for that. */
  readonly isParted: boolean;
  /** What speaks against its lines by their places, in nats. */
  readonly penalty: number;
}

/**
 * Takes ink apart: components, lines, fragments where digits may touch, and for each line the lattice of candidates.
 *
 * @param unit picture pixels for each pixel of the ink map
 */
export function segment(ink: InkMap, unit: number): Segmentation {
  return segmentUpTo(Number.POSITIVE_INFINITY, ink, unit)!;
}

/**
 * The same, but gives up, and returns null, as soon as there are more candidates than `limit`.
 *
 * @param isJoined short lines close above each other are parts of broken digits, and what hangs together is of one line
 */
export function segmentUpTo(limit: number, ink: InkMap, unit: number, isJoined = false): Segmentation | null {
  const { width, height } = ink;
  const labels = labelComponents(ink.mask, width, height);
  const components = removeSpecks(labels);
  const parted = isJoined ? components : partLines(labels, components);
  const grouped = groupLines(parted);
  const joined = joinBroken(grouped);
  const found = withoutDebris(isJoined ? joined : grouped, ink);
  if (found.reduce((sum, { pieces }) => sum + pieces.length, 0) > limit) return null; // a piece is a candidate at least
  const fragmentMap = new Int32Array(width * height);
  const lines: SegmentedLine[] = [];
  let nextLabel = 1;
  let candidateCount = 0;
  for (const line of found) {
    const members = new Set(line.pieces.map((piece) => piece.label));
    const slant = estimateSlant(labels, line.bounds, (label) => members.has(label));
    const fragments: Fragment[] = [];
    for (const component of line.pieces) {
      const cut = cutComponent(labels, component, { digitHeight: line.digitHeight, slant }, fragmentMap, nextLabel);
      nextLabel += cut.length + 64; // seams that meet leave labels unused
      fragments.push(...cut);
    }
    const middle = (line.bounds.top + line.bounds.bottom) / 2;
    const across = ({ centre }: Fragment) => centre.x + slant * (centre.y - middle);
    fragments.sort((a, b) => across(a) - across(b));
    const lattice = buildLattice(fragments, {
      digitHeight: line.digitHeight,
      unit,
      glyphOf: (parts) => cropGlyph(ink, fragmentMap, parts),
      sharedGlyphOf: (parts) => cropGlyph(ink, fragmentMap, parts, true),
      isConnected: (left, right) => left.component === right.component,
      // The more ink a cut goes through, the less likely it is.
      cutPenalty: (left, right) =>
        left.component === right.component ? CUT_PENALTY + CUT_STROKE_PENALTY * cutCostBetween(left, right) : undefined,
      joinPenalty: (left, right) => (left.component === right.component ? 0 : undefined),
    });
    candidateCount += lattice.candidates.length;
    if (candidateCount > limit) return null;
    lines.push({ line, fragments, slant, lattice });
  }
  const penalty = isJoined ? 0 : crowdingPenalty(grouped);
  return { ink, labels, fragmentMap, lines, isParted: parted !== components || joined !== grouped, penalty };
}

/** Overlapping fragments of a component may be sorted the other way round than it was cut: the cut follows the earlier one. */
function cutCostBetween(a: Fragment, b: Fragment): number {
  return a.label < b.label ? a.cutCost : b.cutCost;
}

/** Short lines lower than this share of the highest line are no writing: dust, and at the picture's edge ends of what was cut off. */
const DEBRIS_HEIGHT = 0.5;
const DEBRIS_HEIGHT_AT_EDGE = 0.75;
const DEBRIS_PIECES = 2;
const EDGE = 0.03;

function withoutDebris(lines: TextLine<Component>[], { width, height }: InkMap): TextLine<Component>[] {
  const highest = Math.max(...lines.map(({ digitHeight }) => digitHeight));
  const margin = EDGE * Math.min(width, height);
  return lines.filter(({ pieces, digitHeight, bounds }) => {
    const isAtEdge =
      bounds.top <= margin ||
      bounds.left <= margin ||
      bounds.bottom >= height - margin ||
      bounds.right >= width - margin;
    return pieces.length > DEBRIS_PIECES || digitHeight >= highest * (isAtEdge ? DEBRIS_HEIGHT_AT_EDGE : DEBRIS_HEIGHT);
  });
}
