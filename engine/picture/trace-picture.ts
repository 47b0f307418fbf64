import type { Classify, Picture } from '../api.ts';
import type { Path } from '../decode/best-path.ts';
import type { ScoredCandidate } from '../decode/candidate.ts';
import { decodeLattices } from '../decode/decode-lattices.ts';
import { chooseBackground } from './choose-background.ts';
import { findInk } from './find-ink.ts';
import { measureContrast, measureSkewness } from './measure-contrast.ts';
import type { Raster } from './raster.ts';
import { resize } from './resize.ts';
import { type Segmentation, segment } from './segment.ts';
import { toGray } from './to-gray.ts';
import { withoutRules } from './without-rules.ts';

/** Everything that was seen on the way to a reading. */
export interface Trace {
  readonly segmentation: Segmentation;
  /** For each line of the segmentation, all its candidates with what the network said. */
  readonly candidates: ScoredCandidate[][];
  /** For each line of the segmentation, its best path. */
  readonly lines: Path[];
}

/** Runs every stage of reading a picture and keeps what each of them saw. */
export async function tracePicture(picture: Picture, classify: Classify): Promise<Trace> {
  const planes = resize(picture, chooseBackground(picture));
  const gray = toGray(planes);
  const dark = measureSkewness(gray) <= 0 ? gray : invert(gray);
  const ink = findInk(measureContrast(dark));
  const cleaned = withoutRules(ink);
  const segmentations = [segment(cleaned ?? ink, 1 / planes.scale)];
  if (cleaned) segmentations.push(segment(ink, 1 / planes.scale));
  const traces = await decodeAll(segmentations, classify);
  return traces[0]!;
}

/** Decodes several ways to take a picture apart, with one batch for all. */
async function decodeAll(segmentations: readonly Segmentation[], classify: Classify): Promise<Trace[]> {
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

function invert({ width, height, values }: Raster): Raster {
  return { width, height, values: values.map((value) => 255 - value) };
}
