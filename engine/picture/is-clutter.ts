import type { Look } from './trace-picture.ts';

/** A reading that costs more than this a digit, in nats, is guesswork; many digits in a row are less likely chance. */
const MAX_COST = 2.2;
const MAX_COST_OF_MANY = 3.5;
/** Grass, blinds and fences are full of ones: these prove little, in company above all. */
const MAX_COST_OF_ONE = 0.7;
const MAX_COST_OF_LONE_ONE = 1.4;
/** Where few digits are read, they are at least this share of the ink; a page of numbers may have drawings beside them. */
const MIN_SHARE = 0.5;
const MIN_SHARE_OF_MANY = 0.15;
const MANY = 3;

/**
 * Whether what was read as digits is texture or a photograph: there is always something in them that looks like a one,
 * but most of the ink is left over, and the best path is a poor one.
 *
 * @param least digits of a lower probability were left out
 */
export function isClutter({ segmentation, lines }: Look, least: number): boolean {
  let cost = 0;
  let count = 0;
  let readCount = 0;
  let oneCount = 0;
  let area = 0;
  lines.forEach((path, i) => {
    cost += path.cost;
    for (const { isDigit, candidate } of path.steps) {
      if (isDigit) readCount++;
      if (isDigit && candidate.prediction.label === 1) oneCount++;
      if (!isDigit || candidate.prediction.digitProbability < least) continue;
      count++;
      const { fragments } = segmentation.lines[i]!;
      for (let n = candidate.from; n < candidate.to; n++) area += fragments[n]!.area;
    }
  });
  if (count === 0) return true;
  const share = area / segmentation.labels.components.reduce((sum, component) => sum + component.area, 0);
  const maxCost = count < MANY ? MAX_COST : MAX_COST_OF_MANY;
  const maxCostOfOne = readCount === 1 ? MAX_COST_OF_LONE_ONE : MAX_COST_OF_ONE;
  return (
    cost > maxCost * (readCount - oneCount) + maxCostOfOne * oneCount ||
    share < (count < MANY ? MIN_SHARE : MIN_SHARE_OF_MANY)
  );
}
