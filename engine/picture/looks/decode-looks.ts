import type { Classify } from '../../api.ts';
import { decodeLattices } from '../../decode/decode-lattices.ts';
import type { Segmentation } from '../segment/segment.ts';
import type { Look } from './look.ts';

/** Decodes several ways to take a picture apart, with one batch for all. */
export async function decodeLooks(segmentations: readonly Segmentation[], classify: Classify): Promise<Look[]> {
  const decoded = await decodeLattices(
    segmentations.flatMap(({ lines }) => lines.map(({ lattice }) => lattice)),
    classify,
  );
  let start = 0;
  return segmentations.map((segmentation) => {
    const own = decoded.slice(start, start + segmentation.lines.length);
    start += own.length;
    return { segmentation, candidates: own.map((line) => line.candidates), lines: own.map((line) => line.path) };
  });
}
