import { heightOf, isAtEdge } from '../../decode/bounds.ts';
import { type Component, type Labels, strokeWidth } from '../raster/label-components.ts';
import { weightedMedian } from '../raster/weighted-median.ts';

/** More pieces than this are a texture's; the largest are kept, which bounds the time that any picture takes. */
const MAX_COMPONENTS = 600;
/** What touches the picture's edge and is smaller than this, as a share of the largest piece's side, was cut off there. */
const MIN_EDGE_SIZE = 0.4;
/** A frame's side is higher than this share of the picture, and than the largest piece this many times. */
const FRAME_HEIGHT = 0.9;
const FRAME_DIGITS = 1.1;
/** What touches the picture's edge and is this many times as high as the one piece that stands free is a thing's or a shadow's edge; that piece is this share of the shorter side at least, and others this share of it at most. */
const MAX_BEYOND = 1.6;
const MIN_FREE = 0.2;
const MAX_OTHERS = 0.5;
/** A line near the edge that is much thinner than the pen is a frame's, even if it is broken or bent. */
const RULE_BORDER = 0.25;
const RULE_LENGTH = 0.2;
const RULE_ASPECT = 6;
const RULE_THICKNESS = 0.6;
/** Straight pieces this slim and thinner than the pen are a grid's, wherever they are, if there are as many as this. */
const GRID_ASPECT = 8;
const GRID_THICKNESS = 0.75;
const GRID_PIECES = 2;

/** What pieces of ink are compared with. */
interface Page {
  readonly width: number;
  readonly height: number;
  /** Stroke width of the pen that wrote most of it. */
  readonly pen: number;
  readonly largest: Component;
}

/**
 * Leaves out what is no larger than a dot of the pen that wrote the rest (noise, dust, the points of numbers), and what
 * sticks out of the picture's edge: ends of neighbouring writing, and what is left of frames.
 *
 * @returns the others, largest first
 */
export function removeSpecks({ components, width, height }: Labels): Component[] {
  if (components.length === 0) return [];
  const pen = weightedMedian(
    components.map((component) => ({ value: strokeWidth(component), weight: component.area })),
  );
  const largest = components.reduce((best, component) => (component.area > best.area ? component : best));
  const page = { width, height, pen, largest };
  const minArea = Math.max(4, pen * pen * 0.8, width * height * 2e-6);
  const large = components.filter((component) => component.area >= minArea);
  const hasGrid = large.filter((component) => isOfGrid(component, page)).length >= GRID_PIECES;
  const isNoWriting = (component: Component) =>
    isCutOff(component, page) || isRule(component, page) || (hasGrid && isOfGrid(component, page));
  const maxHeightAtEdge = MAX_BEYOND * heightOfLonePiece(components, page);
  return large
    .filter((component) => component === largest || !isNoWriting(component))
    .filter((component) => heightOf(component) <= maxHeightAtEdge || !isAtEdge(component, page))
    .sort((a, b) => b.area - a.area)
    .slice(0, MAX_COMPONENTS);
}

/** Height of the one large piece that stands free, infinite if there is none or are several. */
function heightOfLonePiece(components: readonly Component[], { width, height }: Page): number {
  const free = components.filter((component) => !isAtEdge(component, { width, height }));
  const [highest = 0, next = 0] = free.map(heightOf).sort((a, b) => b - a);
  const isLone = highest >= MIN_FREE * Math.min(width, height) && next <= MAX_OTHERS * highest;
  return isLone ? highest : Number.POSITIVE_INFINITY;
}

/** Whether it is the end of something that the picture's edge cut off. */
function isCutOff({ bounds: { left, top, right, bottom } }: Component, { width, height, largest }: Page): boolean {
  const minEdgeSize = MIN_EDGE_SIZE * heightOf(largest);
  const frameHeight = Math.max(FRAME_HEIGHT * height, FRAME_DIGITS * heightOf(largest));
  const isAtSide = left <= 1 || right >= width - 1;
  const isAtTop = top <= 1 || bottom >= height - 1;
  const isNarrow = right - left < 0.5 * minEdgeSize;
  const isLow = bottom - top < minEdgeSize;
  // A narrow piece at the side may be a one; a frame's remains are higher than that.
  return (isAtSide && isNarrow && (isLow || bottom - top > frameHeight)) || (isAtTop && isLow);
}

/** Whether it is a frame's side. */
function isRule(component: Component, { width, height, pen }: Page): boolean {
  const { left, top, right, bottom } = component.bounds;
  const border = RULE_BORDER * Math.min(width, height);
  const isAtSide = left < border || right > width - border;
  const isAtTop = top < border || bottom > height - border;
  const isUpright = bottom - top > RULE_LENGTH * height && bottom - top > RULE_ASPECT * (right - left) && isAtSide;
  const isLevel = right - left > RULE_LENGTH * width && right - left > RULE_ASPECT * (bottom - top) && isAtTop;
  return (isUpright || isLevel) && strokeWidth(component) < RULE_THICKNESS * pen;
}

function isOfGrid(component: Component, { pen }: Page): boolean {
  const { left, top, right, bottom } = component.bounds;
  const [width, height] = [right - left, bottom - top];
  const isSlim = Math.max(width, height) > GRID_ASPECT * Math.min(width, height);
  return isSlim && strokeWidth(component) < GRID_THICKNESS * pen;
}
