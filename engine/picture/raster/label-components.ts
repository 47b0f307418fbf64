import type { Bounds } from '../../decode/bounds.ts';
import { findRuns, type Runs } from './find-runs.ts';

/** A connected piece of ink. */
export interface Component {
  /** Its number in `Labels.labels`, from 1. */
  readonly label: number;
  readonly bounds: Bounds;
  /** Pixels of ink. */
  readonly area: number;
  /** Sides of its pixels that face paper. */
  readonly perimeter: number;
}

/** Which component each pixel belongs to. */
export interface Labels {
  readonly width: number;
  readonly height: number;
  /** [height, width]: a component's label, or 0. */
  readonly labels: Int32Array;
  readonly components: Component[];
}

/** Components without the picture of which pixel is whose. */
export type Components = Omit<Labels, 'labels'>;

/**
 * Labels 8-connected components in the order in which a row-by-row scan meets them.
 *
 * @param mask [height, width], non-zero is ink
 */
export function labelComponents(mask: Uint8Array, width: number, height: number): Labels {
  const { runs, labelOf, components } = joinAndMeasure(mask, width, height);
  const labels = new Int32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let run = runs.rows[y]!; run < runs.rows[y + 1]!; run++) {
      labels.fill(labelOf[run]!, y * width + runs.starts[run]!, y * width + runs.ends[run]!);
    }
  }
  return { width, height, labels, components };
}

/** The same where only sizes and places matter. */
export function findComponents(mask: Uint8Array, width: number, height: number): Components {
  return { width, height, components: joinAndMeasure(mask, width, height).components };
}

type Box = { -readonly [side in keyof Bounds]: Bounds[side] };

/**
 * Joins the runs of ink that touch those of the row above in a forest; each tree is a component.
 *
 * @returns for each run its component's label; components by label
 * @see He, Chao, Suzuki 2008, A run-based two-scan labeling algorithm, IEEE Trans. Image Processing 17
 */
function joinAndMeasure(
  mask: Uint8Array,
  width: number,
  height: number,
): { runs: Runs; labelOf: Int32Array; components: Component[] } {
  const runs = findRuns(mask, width, height);
  const { starts, ends, rows } = runs;
  const { parents, contacts } = joinRuns(runs);
  const components: { label: number; bounds: Box; area: number; perimeter: number }[] = [];
  const labelOf = new Int32Array(starts.length);
  for (let y = 0; y < height; y++) {
    for (let run = rows[y]!; run < rows[y + 1]!; run++) {
      const root = rootOf(parents, run);
      const start = starts[run]!;
      const end = ends[run]!;
      if (root === run) {
        const bounds = { left: start, top: y, right: end, bottom: y };
        components.push({ label: components.length + 1, bounds, area: 0, perimeter: 0 });
        labelOf[run] = components.length;
      }
      labelOf[run] = labelOf[root]!; // a root is its component's first run
      const component = components[labelOf[run]! - 1]!;
      const { bounds } = component;
      if (start < bounds.left) bounds.left = start;
      if (end > bounds.right) bounds.right = end;
      bounds.bottom = y + 1;
      component.area += end - start;
      component.perimeter += 2 + 2 * (end - start - contacts[run]!);
    }
  }
  return { runs, labelOf, components };
}

/**
 * Joins runs that touch, at a corner too.
 *
 * @returns for each run an earlier one of its component, or itself where it is the first; and its contact with the row above, in pixels
 */
function joinRuns({ starts, ends, rows }: Runs): { parents: Int32Array; contacts: Int32Array } {
  const parents = new Int32Array(starts.length);
  const contacts = new Int32Array(starts.length);
  for (let y = 0; y + 1 < rows.length; y++) {
    let above = y > 0 ? rows[y - 1]! : 0;
    for (let run = rows[y]!; run < rows[y + 1]!; run++) {
      const start = starts[run]!;
      const end = ends[run]!;
      parents[run] = run;
      while (above < rows[y]! && ends[above]! < start) above++;
      for (let other = above; other < rows[y]! && starts[other]! <= end; other++) {
        contacts[run]! += Math.max(0, Math.min(end, ends[other]!) - Math.max(start, starts[other]!));
        const [a, b] = [rootOf(parents, run), rootOf(parents, other)];
        parents[Math.max(a, b)] = Math.min(a, b); // the first met stays the root
      }
    }
  }
  return { parents, contacts };
}

/** The first run of a run's component; halves the way there for the next time. */
function rootOf(parents: Int32Array, run: number): number {
  let root = run;
  while (parents[root] !== root) {
    parents[root] = parents[parents[root]!]!;
    root = parents[root]!;
  }
  return root;
}

/** Mean width of a component's stroke in pixels: a stroke's outline is twice its length. */
export function strokeWidth({ area, perimeter }: Pick<Component, 'area' | 'perimeter'>): number {
  return Math.max(1, (2.2 * area) / perimeter);
}
