import { isInside } from '../../decode/bounds.ts';
import { type Component, type Labels, labelComponents } from './label-components.ts';

/** What lies in what: ink on paper, and paper in the holes of ink. */
export interface Nesting {
  readonly ink: Labels;
  /** Pieces of paper that hang together. */
  readonly paper: Labels;
  /** For each label of ink the label of the paper that it lies on; 0 in the picture's corner. */
  readonly paperOf: Int32Array;
  /** For each label of paper the label of the ink around it, or above it where it is no hole; 0 in the picture's corner. */
  readonly inkOf: Int32Array;
}

/**
 * Nests ink and paper: a piece lies in what is above its first pixel, or before it in the picture's first row. That begins earlier, so going
 * from ink to its paper, to the ink around that, and on, comes to an end.
 *
 * @param mask [height, width], 1 is ink and 0 paper
 * @see Suzuki & Abe 1985, Topological structural analysis of digitized binary images by border following
 */
export function nest(mask: Uint8Array, width: number, height: number): Nesting {
  const ink = labelComponents(mask, width, height);
  const blank = new Uint8Array(mask.length);
  for (let i = 0; i < blank.length; i++) blank[i] = 1 - mask[i]!;
  const paper = labelComponents(blank, width, height);
  return { ink, paper, paperOf: findAround(ink, paper), inkOf: findAround(paper, ink) };
}

/** Pieces of paper that a component's ink encloses. */
export function holesOf({ label, bounds }: Component, { paper, inkOf }: Nesting): Component[] {
  return paper.components.filter((hole) => inkOf[hole.label] === label && isInside(hole.bounds, bounds));
}

/** Pieces of paper that a component's ink encloses together with the picture's edge, but for the one in the corner. */
export function cutOffCells({ label, bounds }: Component, { paper, inkOf }: Nesting): Component[] {
  return paper.components.filter((cell) => inkOf[cell.label] === label && !isInside(cell.bounds, bounds));
}

function findAround({ labels, width, components }: Labels, others: Labels): Int32Array {
  const around = new Int32Array(components.length + 1).fill(-1);
  for (const { label, bounds } of components) {
    let first = bounds.top * width + bounds.left;
    while (labels[first] !== label) first++;
    around[label] = others.labels[first - width] ?? others.labels[first - 1] ?? 0;
  }
  return around;
}
